"""What axe-core finds on a page: WCAG 2.0 to 2.2, A and AA, and what its makers hold to be good practice."""

import importlib.resources

SOURCE = (importlib.resources.files("selenium_axe_python") / "axe-core" / "axe.min.js").read_text(
    encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Whether it is light or dark changes nothing that other rules look at.
OF_COLOUR = ["color-contrast", "link-in-text-block"]

RUN = """
const [place, tags, only, done] = arguments;
const rules = only ? {runOnly: {type: "rule", values: only}} : {runOnly: {type: "tag", values: tags}};
if (!only) rules.rules = {"target-size": {enabled: true}};
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
            RUN, within, TAGS, OF_COLOUR if is_dark else None)
        found += [f"{'dark' if is_dark else 'light'} {width}: {one}" for one in wrong]
    return found
