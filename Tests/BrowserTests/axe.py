"""What axe-core finds on a page: WCAG 2.0 to 2.2, A and AA, and what its makers hold to be good practice."""

import importlib.resources

SOURCE = (importlib.resources.files("selenium_axe_python") / "axe-core" / "axe.min.js").read_text(
    encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Whether it is light or dark changes nothing that other rules look at.
OF_COLOUR = ["color-contrast", "link-in-text-block"]

# Of texts that are painted alike (their own style, and what lies behind them) the first two stand for all:
# the rule of contrast looks at each for milliseconds, and a form has a thousand of them.
ALIKE = """
const painted = (element) => {
  const own = getComputedStyle(element);
  const signs = [own.color, own.fontSize, own.fontWeight, own.textShadow];
  for (let each = element; each; each = each.parentElement) {
    const style = each === element ? own : getComputedStyle(each);
    signs.push(style.backgroundColor, style.backgroundImage, style.opacity, style.position, style.filter);
  }
  return signs.join();
};
const isText = (element) => element.matches("input:not([type=hidden]), textarea, select")
  || [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== "");
const alike = new Map();
document.querySelectorAll("[data-stands]").forEach((element) => element.removeAttribute("data-stands"));
const within = [...document.querySelectorAll(arguments[0])].flatMap((root) => [root, ...root.querySelectorAll("*")]);
for (const element of within) {
  if (!isText(element) || element.getClientRects().length === 0) continue;
  const key = painted(element);
  const before = alike.get(key) || 0;
  if (before < 2) element.setAttribute("data-stands", "");
  alike.set(key, before + 1);
}
"""

RUN = ALIKE + """
const [place, tags, ofColour, isDark, done] = arguments;
axe.configure({rules: [{id: "color-contrast", selector: "[data-stands]"}]});
const rules = isDark ? {runOnly: {type: "rule", values: ofColour}}
  : {runOnly: {type: "tag", values: tags}, rules: {"target-size": {enabled: true}}};
axe.run(document.querySelectorAll(place), {...rules, resultTypes: ["violations"]}).then(
  (found) => done(found.violations.flatMap((rule) => rule.nodes.map((node) =>
    `${rule.id}: ${node.target.join(" ")}: ${node.any.concat(node.all, node.none).map((one) => one.message).join("; ")}`))),
  (error) => done([`axe failed: ${error}`]));
"""


def look(visitor, is_dark, width):
    visitor.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [
        {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}]})
    visitor.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {
        "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})


def findings(visitor, looks, within="html"):
    """What is wrong with the page as it is now, in each look (dark or not, width in CSS pixels)."""
    visitor.driver.execute_script(SOURCE)
    found = []
    for is_dark, width in looks:
        look(visitor, is_dark, width)
        wrong = visitor.driver.execute_async_script(
            RUN, within, TAGS, OF_COLOUR, is_dark)
        found += [f"{'dark' if is_dark else 'light'} {width}: {one}" for one in wrong]
    return found
