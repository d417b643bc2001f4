// How the HTML report looks: light and dark, on screen and on paper.
#pragma once

#include <string_view>

namespace parcours::scenarios {

// Neither < nor & : the page is well-formed XML too. Pairs of text and ground have a contrast of at least 4.5.
inline constexpr std::string_view kHtmlStyle = R"css(
:root { color-scheme: light dark; --ground: #fff; --ink: #1c1b1f; --soft: #5a5a66; --edge: #c8c8d0; --panel: #f4f4f8;
  --good: #146c2e; --bad: #b3141e; --link: #0b57d0; --keep: #fff3d1; --keep-ink: #4a3500; }
@media (prefers-color-scheme: dark) { :root { --ground: #16161a; --ink: #ececf1; --soft: #b0b0bc; --edge: #4a4a55;
  --panel: #222228; --good: #7bd88f; --bad: #ff9a94; --link: #9ec1ff; --keep: #3a2f10; --keep-ink: #ffe3a0; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1rem; max-width: 72rem; background: var(--ground); color: var(--ink);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3, h4, h5 { line-height: 1.25; margin: 1.5em 0 .5em; }
h1 { margin-top: .5em; }
h5 { font-size: 1rem; margin: 0 0 .4em; }
a { color: var(--link); }
.banner { margin: 0; padding: .3rem .8rem; border: 2px solid currentColor; font-weight: 700; text-align: center; }
.passed, .accepted { color: var(--good); font-weight: 600; }
.failed, .refused { color: var(--bad); font-weight: 600; }
.expected { color: var(--keep-ink); font-weight: 600; }
.skipped, .soft { color: var(--soft); }
ol.steps, ol.sequence { padding-left: 0; list-style: none; }
ol.steps > li { border: 1px solid var(--edge); border-radius: 6px; padding: .8rem 1rem; margin: .8rem 0; }
ol.sequence > li { margin: .2rem 0; }
ul.plain { padding-left: 1.2rem; }
p { margin: .4rem 0; }
blockquote { margin: .6rem 0; padding-left: .8rem; border-left: 4px solid var(--edge); font-style: italic; }
.retain { background: var(--keep); color: var(--keep-ink); padding: .4rem .8rem; border-radius: 4px; }
.question { border-left: 4px solid var(--link); padding-left: .8rem; }
details { margin: .3rem 0 .6rem; }
summary { cursor: pointer; color: var(--link); }
pre { background: var(--panel); padding: .6rem; border-radius: 4px; overflow-x: auto; white-space: pre-wrap; font-size: .85rem; }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--soft); }
th, td { border: 1px solid var(--edge); padding: .35rem .6rem; text-align: left; vertical-align: top; }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: .2rem 1rem; }
dl.facts dt { color: var(--soft); }
dl.facts dd { margin: 0; }
figure { margin: 1rem 0; }
.drawing { overflow-x: auto; border: 1px solid var(--edge); border-radius: 6px; padding: .5rem; }
svg text { font: 12px system-ui, sans-serif; fill: var(--ink); text-anchor: middle; stroke: var(--ground); stroke-width: 4px;
  paint-order: stroke; }
svg .head rect { fill: var(--panel); stroke: var(--edge); }
svg .head text { font-weight: 600; stroke: none; }
svg .line { stroke: var(--edge); stroke-dasharray: 2 4; }
svg .call line, svg .answer line, svg .refused line { stroke-width: 1.5; }
svg .call line { stroke: var(--ink); }
svg .call path { fill: var(--ink); }
svg .answer line { stroke: var(--good); stroke-dasharray: 6 4; }
svg .answer path, svg .answer text { fill: var(--good); }
svg .refused line { stroke: var(--bad); stroke-dasharray: 6 4; }
svg .refused path, svg .refused text { fill: var(--bad); }
svg .quiet text { text-anchor: start; fill: var(--soft); }
svg .quiet circle { fill: var(--soft); }
@media print { :root { --ground: #fff; --ink: #000; --soft: #444; --edge: #999; --panel: #f2f2f2; --good: #146c2e;
    --bad: #b3141e; --link: #000; --keep: #fff; --keep-ink: #000; }
  body { max-width: none; padding: 0; font-size: 10pt; }
  nav { display: none; }
  ol.steps > li, tr { break-inside: avoid; }
  h2, h3, h4, h5 { break-after: avoid; }
  .retain { border: 1px solid #000; }
  .drawing { overflow: visible; }
  svg { max-width: 100%; height: auto; } }
)css";

}  // namespace parcours::scenarios
