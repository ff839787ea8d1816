"""What a school's slow line carries."""

from typing_person import HEAD, REPORT

FIRST, LATER = 40 * 1024, 12 * 1024  # bytes over the wire, headers too


def test_the_form_is_light_and_a_later_page_is_one_request(visitor):
    head = visitor(counts=True)
    head.sign_in(HEAD)
    # As a browser that has never been here; from then on it keeps what it may.
    head.driver.execute_cdp_cmd("Network.clearBrowserCache", {})
    head.driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": False})
    head.traffic()
    head.visit(REPORT)
    addresses, size = settled(head)
    assert len(addresses) > 4 and size <= FIRST, (size, addresses)
    # The page of tasks brings one script of its own, once.
    head.visit("/")
    addresses, size = settled(head)
    assert len(addresses) == 2 and size <= LATER, (size, addresses)
    for path in [REPORT + "?section=F", REPORT + "/check", "/"]:
        head.driver.get("about:blank")
        head.traffic()
        head.visit(path)
        addresses, size = settled(head)
        assert addresses == [head.server.address + path]
        assert size <= LATER, (path, size)


def settled(visitor):
    """What was asked for until nothing more comes; without what came from the browser's own store."""
    visitor.wait(lambda: visitor.driver.execute_script("""
        const rules = document.querySelector("[data-rules]");
        return !rules || performance.getEntriesByType("resource").some(
          (one) => one.name.includes("rules.json") && one.responseEnd);"""))
    return visitor.traffic()
