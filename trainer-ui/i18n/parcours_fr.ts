<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fr_FR">
    <context>
        <name>Places</name>
        <message>
            <source>Home</source>
            <translation>Domicile</translation>
        </message>
        <message>
            <source>SAMU</source>
            <translation>SAMU</translation>
        </message>
        <message>
            <source>Hospital</source>
            <translation>Hôpital</translation>
        </message>
        <message>
            <source>Rehabilitation</source>
            <translation>Rééducation</translation>
        </message>
        <message>
            <source>Surgery</source>
            <translation>Cabinet</translation>
        </message>
        <message>
            <source>Pharmacy</source>
            <translation>Pharmacie</translation>
        </message>
        <message>
            <source>Laboratory</source>
            <translation>Laboratoire</translation>
        </message>
        <message>
            <source>Elsewhere</source>
            <translation>Ailleurs</translation>
        </message>
    </context>
    <context>
        <name>Report</name>
        <message>
            <source>%1 → %2: %3.</source>
            <translation>%1 → %2 : %3.</translation>
        </message>
        <message>
            <source>Somebody not signed in</source>
            <translation>Quelqu'un, pas encore connecté</translation>
        </message>
        <message>
            <source>Refused: %1</source>
            <translation>Refusé : %1</translation>
        </message>
        <message>
            <source>Question: %1</source>
            <translation>Question : %1</translation>
        </message>
        <message>
            <source>The class answered: %1</source>
            <translation>La classe a répondu : %1</translation>
        </message>
        <message>
            <source>Right answer: %1 %2</source>
            <translation>Bonne réponse : %1 %2</translation>
        </message>
        <message>
            <source>To retain: %1</source>
            <translation>À retenir : %1</translation>
        </message>
        <message>
            <source>SIMULATION — invented data</source>
            <translation>SIMULATION — données fictives</translation>
        </message>
        <message>
            <source>Session of %1</source>
            <translation>Séance du %1</translation>
        </message>
        <message>
            <source>%1 of %2 steps were played.</source>
            <translation>%1 étapes jouées sur %2.</translation>
        </message>
        <message>
            <source>Report of the session</source>
            <translation>Compte rendu de la séance</translation>
        </message>
        <message>
            <source>Date</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>Scenario</source>
            <translation>Scénario</translation>
        </message>
        <message>
            <source>Themes</source>
            <translation>Thèmes</translation>
        </message>
        <message>
            <source>Minutes planned</source>
            <translation>Minutes prévues</translation>
        </message>
        <message>
            <source>Steps played</source>
            <translation>Étapes jouées</translation>
        </message>
        <message>
            <source>Steps</source>
            <translation>Étapes</translation>
        </message>
        <message>
            <source>Questions answered</source>
            <translation>Questions répondues</translation>
        </message>
        <message>
            <source>Number of people</source>
            <translation>Nombre de personnes</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>none yet</source>
            <translation>rien encore</translation>
        </message>
        <message>
            <source>CPS card</source>
            <translation>carte CPS</translation>
        </message>
        <message>
            <source>CPF card</source>
            <translation>carte CPF</translation>
        </message>
        <message>
            <source>CPE card</source>
            <translation>carte CPE</translation>
        </message>
        <message>
            <source>CPA card</source>
            <translation>carte CPA</translation>
        </message>
        <message>
            <source>e-CPS on the phone</source>
            <translation>e-CPS, sur le téléphone</translation>
        </message>
        <message>
            <source>organisation's certificate</source>
            <translation>certificat de structure</translation>
        </message>
        <message>
            <source>service's certificate</source>
            <translation>certificat de service</translation>
        </message>
        <message>
            <source>trainer</source>
            <translation>formateur</translation>
        </message>
        <message>
            <source>citizen's sign-in</source>
            <translation>connexion citoyenne</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>inconnu</translation>
        </message>
        <message>
            <source>discovery</source>
            <translation>découverte</translation>
        </message>
        <message>
            <source>practice</source>
            <translation>pratique</translation>
        </message>
        <message>
            <source>expert</source>
            <translation>expert</translation>
        </message>
        <message>
            <source>story</source>
            <translation>récit</translation>
        </message>
        <message>
            <source>exchange</source>
            <translation>échange</translation>
        </message>
        <message>
            <source>card</source>
            <translation>carte</translation>
        </message>
        <message>
            <source>time passes</source>
            <translation>le temps passe</translation>
        </message>
        <message>
            <source>failure</source>
            <translation>panne</translation>
        </message>
        <message>
            <source>question</source>
            <translation>question</translation>
        </message>
        <message>
            <source>task</source>
            <translation>exercice</translation>
        </message>
        <message>
            <source>done</source>
            <translation>fait</translation>
        </message>
        <message>
            <source>not as expected</source>
            <translation>pas comme prévu</translation>
        </message>
        <message>
            <source>passed over</source>
            <translation>passée</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::AccessModel</name>
        <message>
            <source>enter the record</source>
            <translation>entrer dans le dossier</translation>
        </message>
        <message>
            <source>read “%1”</source>
            <translation>lire « %1 »</translation>
        </message>
        <message>
            <source>%1 may %2.</source>
            <translation>%1 peut %2.</translation>
        </message>
        <message>
            <source>%1 may not %2.</source>
            <translation>%1 ne peut pas %2.</translation>
        </message>
        <message>
            <source>The rule: %1</source>
            <translation>La règle : %1</translation>
        </message>
        <message>
            <source>Our choice: no public source says it (%1).</source>
            <translation>Notre choix : aucune source publique ne le dit (%1).</translation>
        </message>
        <message>
            <source>Source: %1 (%2).</source>
            <translation>Source : %1 (%2).</translation>
        </message>
        <message>
            <source>sees it</source>
            <translation>le voit</translation>
        </message>
        <message>
            <source>does not see it</source>
            <translation>ne le voit pas</translation>
        </message>
        <message>
            <source>The record</source>
            <translation>Le dossier</translation>
        </message>
        <message>
            <source>enters</source>
            <translation>entre</translation>
        </message>
        <message>
            <source>does not enter</source>
            <translation>n'entre pas</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::AccessView</name>
        <message>
            <source>%1, the patient</source>
            <translation>%1, le patient</translation>
        </message>
        <message>
            <source>The same record, as each of them would see it now. The record's own rules answer; looking leaves no trace in it.</source>
            <translation>Le même dossier, tel que chacun le verrait maintenant. Ce sont les règles du dossier qui répondent ; ce regard n'y laisse aucune trace.</translation>
        </message>
        <message>
            <source>&amp;Record of:</source>
            <translation>&amp;Dossier de :</translation>
        </message>
        <message>
            <source>Record of</source>
            <translation>Dossier de</translation>
        </message>
        <message>
            <source>Who sees what</source>
            <translation>Qui voit quoi</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::BodyModel</name>
        <message>
            <source>yes</source>
            <translation>oui</translation>
        </message>
        <message>
            <source>no</source>
            <translation>non</translation>
        </message>
        <message>
            <source>nothing</source>
            <translation>rien</translation>
        </message>
        <message numerus="yes">
            <source>%n item(s)</source>
            <translation>
                <numerusform>%n élément</numerusform>
                <numerusform>%n éléments</numerusform>
            </translation>
        </message>
        <message>
            <source>Field</source>
            <translation>Champ</translation>
        </message>
        <message>
            <source>Value</source>
            <translation>Valeur</translation>
        </message>
        <message>
            <source>What the contract says of it</source>
            <translation>Ce qu'en dit le contrat (en anglais)</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::ClassScreen</name>
        <message>
            <source>Parcours, class screen</source>
            <translation>Parcours, écran de classe</translation>
        </message>
        <message>
            <source>SIMULATION — invented data</source>
            <translation>SIMULATION — données fictives</translation>
        </message>
        <message>
            <source>Map of the care chain</source>
            <translation>Carte du parcours de soins</translation>
        </message>
        <message>
            <source>Act %1. %2</source>
            <translation>Acte %1. %2</translation>
        </message>
        <message>
            <source>The end</source>
            <translation>Fin</translation>
        </message>
        <message>
            <source>Refused: %1</source>
            <translation>Refusé : %1</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::ExchangePanel</name>
        <message>
            <source>Select an exchange to see who asked what, and which rule decided.</source>
            <translation>Choisissez un échange pour voir qui a demandé quoi, et quelle règle a décidé.</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quand</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Qui</translation>
        </message>
        <message>
            <source>With</source>
            <translation>Avec</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>Run by (the real one)</source>
            <translation>Géré par (le vrai)</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Quoi</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>accepté</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>refusé</translation>
        </message>
        <message>
            <source>Why</source>
            <translation>Pourquoi</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Que faire</translation>
        </message>
        <message>
            <source>Detail</source>
            <translation>Détail</translation>
        </message>
        <message>
            <source>Who may ask</source>
            <translation>Qui peut demander</translation>
        </message>
        <message>
            <source>Where the rule comes from</source>
            <translation>D'où vient la règle</translation>
        </message>
        <message>
            <source>Our choice: no public source says it</source>
            <translation>Notre choix : aucune source publique ne le dit</translation>
        </message>
        <message>
            <source>The rule that decided</source>
            <translation>La règle qui a décidé</translation>
        </message>
        <message>
            <source>Method</source>
            <translation>Méthode</translation>
        </message>
        <message>
            <source>Journal entry</source>
            <translation>Entrée du journal</translation>
        </message>
        <message>
            <source>no. %1, %2</source>
            <translation>n° %1, %2</translation>
        </message>
        <message>
            <source>Exchanges</source>
            <translation>Échanges</translation>
        </message>
        <message>
            <source>&amp;Search:</source>
            <translation>&amp;Chercher :</translation>
        </message>
        <message>
            <source>Search in the exchanges</source>
            <translation>Chercher dans les échanges</translation>
        </message>
        <message>
            <source>Re&amp;fusals only</source>
            <translation>Re&amp;fus seulement</translation>
        </message>
        <message>
            <source>Refusals only</source>
            <translation>Refus seulement</translation>
        </message>
        <message>
            <source>The trainer's too</source>
            <translation>Ceux du formateur aussi</translation>
        </message>
        <message>
            <source>Show the trainer's own exchanges too</source>
            <translation>Montrer aussi les échanges du formateur</translation>
        </message>
        <message>
            <source>The exchange that is selected</source>
            <translation>L'échange choisi</translation>
        </message>
        <message>
            <source>Summary of the exchange</source>
            <translation>L'échange en bref</translation>
        </message>
        <message>
            <source>Request</source>
            <translation>Demande</translation>
        </message>
        <message>
            <source>Response</source>
            <translation>Réponse</translation>
        </message>
        <message>
            <source>In short</source>
            <translation>En bref</translation>
        </message>
        <message>
            <source>Where that comes from</source>
            <translation>D'où elle vient</translation>
        </message>
        <message>
            <source>As the journal has it</source>
            <translation>Dans le journal</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::ExchangesModel</name>
        <message>
            <source>%1, for %2</source>
            <translation>%1, pour %2</translation>
        </message>
        <message>
            <source>Trainer</source>
            <translation>Formateur</translation>
        </message>
        <message>
            <source>Somebody not signed in</source>
            <translation>Quelqu'un, pas encore connecté</translation>
        </message>
        <message>
            <source>accepted</source>
            <translation>accepté</translation>
        </message>
        <message>
            <source>refused: %1</source>
            <translation>refusé : %1</translation>
        </message>
        <message>
            <source>%1 ms</source>
            <translation>%1 ms</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Heure</translation>
        </message>
        <message>
            <source>Who</source>
            <translation>Qui</translation>
        </message>
        <message>
            <source>With</source>
            <translation>Avec</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Service</translation>
        </message>
        <message>
            <source>What</source>
            <translation>Quoi</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Résultat</translation>
        </message>
        <message>
            <source>Took</source>
            <translation>Durée</translation>
        </message>
        <message>
            <source>A citizen, under a pseudonym</source>
            <translation>Un citoyen, sous pseudonyme</translation>
        </message>
        <message>
            <source>The simulator</source>
            <translation>Le simulateur</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::HomeView</name>
        <message numerus="yes">
            <source>%n scenario(s)</source>
            <translation>
                <numerusform>%n scénario</numerusform>
                <numerusform>%n scénarios</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n minute(s)</source>
            <translation>
                <numerusform>%n minute</numerusform>
                <numerusform>%n minutes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n step(s)</source>
            <translation>
                <numerusform>%n étape</numerusform>
                <numerusform>%n étapes</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n question(s)</source>
            <translation>
                <numerusform>%n question</numerusform>
                <numerusform>%n questions</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n task(s)</source>
            <translation>
                <numerusform>%n exercice</numerusform>
                <numerusform>%n exercices</numerusform>
            </translation>
        </message>
        <message>
            <source>You will learn: %1</source>
            <translation>Vous apprendrez : %1</translation>
        </message>
        <message>
            <source>Who plays: %1</source>
            <translation>Qui joue : %1</translation>
        </message>
        <message>
            <source>Lead the class</source>
            <translation>Animer</translation>
        </message>
        <message>
            <source>Lead the class: %1</source>
            <translation>Animer : %1</translation>
        </message>
        <message>
            <source>Play it before a class, with notes, questions and controls</source>
            <translation>Le jouer devant une classe, avec fiches, questions et commandes</translation>
        </message>
        <message>
            <source>Observe</source>
            <translation>Observer</translation>
        </message>
        <message>
            <source>Observe: %1</source>
            <translation>Observer : %1</translation>
        </message>
        <message>
            <source>It plays by itself; one reads along</source>
            <translation>Il se joue tout seul ; on lit</translation>
        </message>
        <message>
            <source>Played last</source>
            <translation>Joué en dernier</translation>
        </message>
        <message>
            <source>%1 cannot be played yet</source>
            <translation>%1 ne peut pas encore être joué</translation>
        </message>
        <message>
            <source>Line %1: %2</source>
            <translation>Ligne %1 : %2</translation>
        </message>
        <message>
            <source>What to do: %1</source>
            <translation>Que faire : %1</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Réessayer</translation>
        </message>
        <message>
            <source>Try again: %1</source>
            <translation>Réessayer : %1</translation>
        </message>
        <message>
            <source>What shall we play today?</source>
            <translation>Que joue-t-on aujourd'hui ?</translation>
        </message>
        <message>
            <source>Choose a story. You lead it step by step, you may stop, go back and ask the class. Everything is invented: no real patient, no network.</source>
            <translation>Choisissez une histoire. Vous l'animez pas à pas ; vous pouvez vous arrêter, revenir en arrière et interroger la classe. Tout est inventé : aucun patient réel, aucun réseau.</translation>
        </message>
        <message>
            <source>&amp;Search:</source>
            <translation>&amp;Chercher :</translation>
        </message>
        <message>
            <source>Search a scenario</source>
            <translation>Chercher un scénario</translation>
        </message>
        <message>
            <source>a word: card, DMP, emergency…</source>
            <translation>un mot : carte, DMP, urgence…</translation>
        </message>
        <message>
            <source>&amp;Level:</source>
            <translation>&amp;Niveau :</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Niveau</translation>
        </message>
        <message>
            <source>all</source>
            <translation>tous</translation>
        </message>
        <message>
            <source>&amp;Open a file…</source>
            <translation>&amp;Ouvrir un fichier…</translation>
        </message>
        <message>
            <source>Open a scenario file of your own</source>
            <translation>Ouvrir un fichier de scénario à vous</translation>
        </message>
        <message>
            <source>Scenarios</source>
            <translation>Scénarios</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::MainWindow</name>
        <message>
            <source>%1 has errors: see which, and what to do.</source>
            <translation>%1 contient des erreurs : voyez lesquelles, et que faire.</translation>
        </message>
        <message>
            <source>The host does not answer any more. What you see stays. %1</source>
            <translation>Le simulateur ne répond plus. Ce que vous voyez reste là. %1</translation>
        </message>
        <message>
            <source>Ready.</source>
            <translation>Prêt.</translation>
        </message>
        <message>
            <source>The simulator could not be started. %1</source>
            <translation>Le simulateur n'a pas pu démarrer. %1</translation>
        </message>
        <message>
            <source>%1 — Parcours, simulation</source>
            <translation>%1 — Parcours, le simulateur</translation>
        </message>
        <message>
            <source>Parcours, simulation</source>
            <translation>Parcours, le simulateur</translation>
        </message>
        <message>
            <source>SIMULATION — invented data</source>
            <translation>SIMULATION — données fictives</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>Ce qui se passe</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Fichier</translation>
        </message>
        <message>
            <source>&amp;Play</source>
            <translation>&amp;Animation</translation>
        </message>
        <message>
            <source>Fa&amp;ults</source>
            <translation>&amp;Pannes</translation>
        </message>
        <message>
            <source>&amp;Cards</source>
            <translation>&amp;Cartes</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>A&amp;ffichage</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Thème</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>Ai&amp;de</translation>
        </message>
        <message>
            <source>Controls</source>
            <translation>Commandes</translation>
        </message>
        <message>
            <source>&amp;Home</source>
            <translation>Acc&amp;ueil</translation>
        </message>
        <message>
            <source>&amp;Open a file…</source>
            <translation>&amp;Ouvrir un fichier…</translation>
        </message>
        <message>
            <source>Report of the session, &amp;PDF…</source>
            <translation>Compte rendu de la séance, &amp;PDF…</translation>
        </message>
        <message>
            <source>Report of the session, &amp;HTML…</source>
            <translation>Compte rendu de la séance, &amp;HTML…</translation>
        </message>
        <message>
            <source>Record of the session, &amp;CSV…</source>
            <translation>Fiche de la séance, &amp;CSV…</translation>
        </message>
        <message>
            <source>&amp;Reconnect</source>
            <translation>&amp;Reconnecter</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Quitter</translation>
        </message>
        <message>
            <source>&amp;Next</source>
            <translation>&amp;Suite</translation>
        </message>
        <message>
            <source>Reads the next step, or plays it once it is read</source>
            <translation>Lit l'étape suivante, ou la joue une fois lue</translation>
        </message>
        <message>
            <source>Step &amp;back</source>
            <translation>Pas en a&amp;rrière</translation>
        </message>
        <message>
            <source>Undoes the last step: everything is as it was before</source>
            <translation>Défait la dernière étape : tout redevient comme avant</translation>
        </message>
        <message>
            <source>R&amp;estart</source>
            <translation>Reco&amp;mmencer</translation>
        </message>
        <message>
            <source>Stop at &amp;questions</source>
            <translation>S'arrêter aux &amp;questions</translation>
        </message>
        <message>
            <source>Class &amp;screen</source>
            <translation>&amp;Écran de classe</translation>
        </message>
        <message>
            <source>In French</source>
            <translation>English</translation>
        </message>
        <message>
            <source>&amp;Larger text</source>
            <translation>Texte plus &amp;grand</translation>
        </message>
        <message>
            <source>S&amp;maller text</source>
            <translation>Texte plus pe&amp;tit</translation>
        </message>
        <message>
            <source>&amp;Exchanges</source>
            <translation>&amp;Échanges</translation>
        </message>
        <message>
            <source>&amp;Animate the map</source>
            <translation>&amp;Animer la carte</translation>
        </message>
        <message>
            <source>Next &amp;panel</source>
            <translation>Panneau &amp;suivant</translation>
        </message>
        <message>
            <source>&amp;Keys</source>
            <translation>&amp;Raccourcis clavier</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Clair</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Sombre</translation>
        </message>
        <message>
            <source>High &amp;contrast</source>
            <translation>Contraste &amp;élevé</translation>
        </message>
        <message>
            <source>Spee&amp;d:</source>
            <translation>&amp;Vitesse :</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Vitesse</translation>
        </message>
        <message>
            <source>slow</source>
            <translation>lente</translation>
        </message>
        <message>
            <source>normal</source>
            <translation>normale</translation>
        </message>
        <message>
            <source>fast</source>
            <translation>rapide</translation>
        </message>
        <message>
            <source>at once</source>
            <translation>sans pause</translation>
        </message>
        <message>
            <source>The simulator starts…</source>
            <translation>Le simulateur démarre…</translation>
        </message>
        <message>
            <source>More controls</source>
            <translation>Plus de commandes</translation>
        </message>
        <message>
            <source>Opening %1…</source>
            <translation>Ouverture de %1…</translation>
        </message>
        <message>
            <source>P&amp;ause</source>
            <translation>&amp;Pause</translation>
        </message>
        <message>
            <source>Play o&amp;n</source>
            <translation>E&amp;nchaîner</translation>
        </message>
        <message>
            <source>Simulated date and time</source>
            <translation>Date et heure simulées</translation>
        </message>
        <message numerus="yes">
            <source>The end: all %n step(s) were played.</source>
            <translation>
                <numerusform>Fin : l'étape a été jouée.</numerusform>
                <numerusform>Fin : les %n étapes ont été jouées.</numerusform>
            </translation>
        </message>
        <message>
            <source>Step %1 of %2: %3</source>
            <translation>Étape %1 sur %2 : %3</translation>
        </message>
        <message>
            <source>Refused, as the story wants it: %1</source>
            <translation>Refusé, comme l'histoire le veut : %1</translation>
        </message>
        <message>
            <source>Open a scenario</source>
            <translation>Ouvrir un scénario</translation>
        </message>
        <message>
            <source>Scenarios (*.yaml *.yml)</source>
            <translation>Scénarios (*.yaml *.yml)</translation>
        </message>
        <message>
            <source>Save</source>
            <translation>Enregistrer</translation>
        </message>
        <message>
            <source>session</source>
            <translation>seance</translation>
        </message>
        <message>
            <source>Saved: %1</source>
            <translation>Enregistré : %1</translation>
        </message>
        <message>
            <source>PDF (*.pdf)</source>
            <translation>PDF (*.pdf)</translation>
        </message>
        <message>
            <source>HTML (*.html)</source>
            <translation>HTML (*.html)</translation>
        </message>
        <message>
            <source>CSV (*.csv)</source>
            <translation>CSV (*.csv)</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Raccourcis clavier</translation>
        </message>
        <message>
            <source>From now on: %1 %2.</source>
            <translation>À partir de maintenant : %1 %2.</translation>
        </message>
        <message>
            <source>Everything answers again.</source>
            <translation>Tout répond de nouveau.</translation>
        </message>
        <message>
            <source>Now: %1 %2</source>
            <translation>En ce moment : %1 %2</translation>
        </message>
        <message>
            <source>&amp;Mend everything</source>
            <translation>&amp;Tout réparer</translation>
        </message>
        <message>
            <source>Insert the card</source>
            <translation>Insérer la carte</translation>
        </message>
        <message>
            <source>Take the card out</source>
            <translation>Retirer la carte</translation>
        </message>
        <message>
            <source>Type a wrong code</source>
            <translation>Taper un code faux</translation>
        </message>
        <message>
            <source>Report the card lost (opposition)</source>
            <translation>Mettre la carte en opposition</translation>
        </message>
        <message>
            <source>%1 has changed on disk: “Restart” reads it again.</source>
            <translation>%1 a changé sur le disque : « Recommencer » le relit.</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::MapCanvas</name>
        <message>
            <source>National services</source>
            <translation>Services nationaux</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::MapView</name>
        <message>
            <source>Map of the care chain</source>
            <translation>Carte du parcours de soins</translation>
        </message>
        <message>
            <source>The map as text: every exchange</source>
            <translation>La carte en texte : chaque échange</translation>
        </message>
        <message>
            <source>As te&amp;xt</source>
            <translation>En te&amp;xte</translation>
        </message>
        <message>
            <source>Show the map as text</source>
            <translation>Montrer la carte en texte</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::PlayView</name>
        <message>
            <source>Map, sequence, who sees what</source>
            <translation>Carte, séquence, qui voit quoi</translation>
        </message>
        <message>
            <source>&amp;Map</source>
            <translation>Carte</translation>
        </message>
        <message>
            <source>Se&amp;quence</source>
            <translation>Séquence</translation>
        </message>
        <message>
            <source>&amp;Who sees what?</source>
            <translation>Qui &amp;voit quoi ?</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::SentencesModel</name>
        <message>
            <source>Refused: %1</source>
            <translation>Refusé : %1</translation>
        </message>
        <message>
            <source>%1 %2, %3 → %4: %5.</source>
            <translation>%1 %2, %3 → %4 : %5.</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::SequenceView</name>
        <message>
            <source>Save the sequence</source>
            <translation>Enregistrer la séquence</translation>
        </message>
        <message>
            <source>Pictures (*.svg)</source>
            <translation>Images (*.svg)</translation>
        </message>
        <message>
            <source>Sequence of the exchanges</source>
            <translation>Séquence des échanges</translation>
        </message>
        <message>
            <source>The sequence as text: every exchange</source>
            <translation>La séquence en texte : chaque échange</translation>
        </message>
        <message>
            <source>As te&amp;xt</source>
            <translation>En te&amp;xte</translation>
        </message>
        <message>
            <source>Show the sequence as text</source>
            <translation>Montrer la séquence en texte</translation>
        </message>
        <message>
            <source>Sa&amp;ve the picture…</source>
            <translation>Enre&amp;gistrer l'image…</translation>
        </message>
        <message>
            <source>Save the sequence as a picture</source>
            <translation>Enregistrer la séquence en image</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::SheetPanel</name>
        <message>
            <source>Sheet</source>
            <translation>Fiche</translation>
        </message>
        <message>
            <source>Sheet of the step</source>
            <translation>Fiche de l'étape</translation>
        </message>
        <message>
            <source>The end</source>
            <translation>Fin</translation>
        </message>
        <message>
            <source>All steps were played. Go back to any of them, or export the report of the session.</source>
            <translation>Toutes les étapes ont été jouées. Revenez à l'une d'elles, ou enregistrez le compte rendu de la séance.</translation>
        </message>
        <message>
            <source>%1, by %2</source>
            <translation>%1, par %2</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1 : %2</translation>
        </message>
        <message>
            <source>What is tried: %1.</source>
            <translation>Ce qu'on tente : %1.</translation>
        </message>
        <message>
            <source>This did not work</source>
            <translation>Cela n'a pas marché</translation>
        </message>
        <message>
            <source>What happened</source>
            <translation>Ce qui s'est passé</translation>
        </message>
        <message>
            <source>What happened: %1</source>
            <translation>Ce qui s'est passé : %1</translation>
        </message>
        <message>
            <source>The trainer</source>
            <translation>Le formateur</translation>
        </message>
        <message>
            <source>%1 → %2: %3.</source>
            <translation>%1 → %2 : %3.</translation>
        </message>
        <message>
            <source>Somebody not signed in</source>
            <translation>Quelqu'un, pas encore connecté</translation>
        </message>
        <message>
            <source>Refused: %1</source>
            <translation>Refusé : %1</translation>
        </message>
        <message>
            <source>A question to the class</source>
            <translation>Une question à la classe</translation>
        </message>
        <message>
            <source>%1. %2</source>
            <translation>%1. %2</translation>
        </message>
        <message>
            <source>Right: %1</source>
            <translation>Juste : %1</translation>
        </message>
        <message>
            <source>No: %1</source>
            <translation>Non : %1</translation>
        </message>
        <message>
            <source>A task</source>
            <translation>Un exercice</translation>
        </message>
        <message>
            <source>Goal: %1</source>
            <translation>But : %1</translation>
        </message>
        <message>
            <source>Hint %1: %2</source>
            <translation>Indice %1 : %2</translation>
        </message>
        <message>
            <source>Show a hint (%1 of %2)</source>
            <translation>Montrer un indice (%1 sur %2)</translation>
        </message>
        <message>
            <source>Checked: it is done.</source>
            <translation>Vérifié : c'est fait.</translation>
        </message>
        <message>
            <source>Checked: not yet.</source>
            <translation>Vérifié : pas encore.</translation>
        </message>
        <message>
            <source>Check</source>
            <translation>Vérifier</translation>
        </message>
        <message>
            <source>Check the task</source>
            <translation>Vérifier l'exercice</translation>
        </message>
        <message>
            <source>Done by hand: go on</source>
            <translation>C'est fait à la main : continuer</translation>
        </message>
        <message>
            <source>To retain</source>
            <translation>À retenir</translation>
        </message>
        <message>
            <source>Play this step</source>
            <translation>Jouer cette étape</translation>
        </message>
        <message>
            <source>Show the solution and go on</source>
            <translation>Montrer la solution et continuer</translation>
        </message>
        <message>
            <source>Go on</source>
            <translation>Continuer</translation>
        </message>
        <message>
            <source>You are reading a step that was played.</source>
            <translation>Vous relisez une étape déjà jouée.</translation>
        </message>
        <message>
            <source>You are reading ahead.</source>
            <translation>Vous lisez une étape à venir.</translation>
        </message>
        <message>
            <source>Next step</source>
            <translation>Étape suivante</translation>
        </message>
        <message>
            <source>Read the present step</source>
            <translation>Lire l'étape en cours</translation>
        </message>
        <message>
            <source>Go back to before this step</source>
            <translation>Revenir juste avant cette étape</translation>
        </message>
        <message>
            <source>Play up to this step</source>
            <translation>Jouer jusqu'à cette étape</translation>
        </message>
        <message>
            <source>Refused, as the story wants it</source>
            <translation>Refusé, comme l'histoire le veut</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::StepsModel</name>
        <message>
            <source>next</source>
            <translation>à jouer</translation>
        </message>
        <message>
            <source>under way</source>
            <translation>en cours</translation>
        </message>
        <message>
            <source>to come</source>
            <translation>à venir</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 sur %2</translation>
        </message>
        <message>
            <source>Act %1. %2</source>
            <translation>Acte %1. %2</translation>
        </message>
        <message>
            <source>%1 (%2): %3</source>
            <translation>%1 (%2) : %3</translation>
        </message>
        <message>
            <source>Step</source>
            <translation>Étape</translation>
        </message>
        <message>
            <source>State</source>
            <translation>État</translation>
        </message>
    </context>
    <context>
        <name>parcours::trainer::StepsPanel</name>
        <message>
            <source>Course</source>
            <translation>Déroulé</translation>
        </message>
        <message>
            <source>Course: acts and steps</source>
            <translation>Déroulé : actes et étapes</translation>
        </message>
        <message>
            <source>Arrows read a step. Return goes to it.</source>
            <translation>Les flèches lisent une étape. Entrée y va.</translation>
        </message>
    </context>
</TS>
