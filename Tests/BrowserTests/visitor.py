"""A person with a browser: what they see and do, and what their browser complains about."""

import contextlib
import json
import shutil

from selenium import webdriver
from selenium.common.exceptions import ElementClickInterceptedException, WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.support import expected_conditions
from selenium.webdriver.support.wait import WebDriverWait

from server import PASSWORD

PATIENCE = 20  # seconds


def waiting(driver):
    """Waits for as long as anybody would, and looks often: a page takes some milliseconds."""
    # While pages change, the driver may lose an element with an error of its own.
    return WebDriverWait(
        driver, PATIENCE, poll_frequency=0.02, ignored_exceptions=[WebDriverException])


def find_program(*names):
    found = next(filter(None, map(shutil.which, names)), None)
    assert found, f"none of {', '.join(names)} is installed: run 'make setup'"
    return found


class Browsers:
    """Browsers that one visitor leaves to the next, for starting one takes seconds of a processor."""

    def __init__(self):
        self._idle = {}
        self._started = []

    def take(self, javascript, counts):
        """One that nobody uses, with scripts or without; keeping an account of all that goes over the wire
        costs time, which those spend alone that count it."""
        if self._idle.get((javascript, counts)):
            return self._idle[javascript, counts].pop()
        options = webdriver.ChromeOptions()
        # Debian's Chromium without windows takes half the processor's time.
        options.binary_location = find_program(
            "chromium-headless-shell", "chromium", "chromium-browser")
        # Chromium's own sandbox needs rights that a container's root has not.
        for flag in ["--headless", "--no-sandbox", "--disable-dev-shm-usage"]:
            options.add_argument(flag)
        logs = {"browser": "ALL"} | ({"performance": "ALL"} if counts else {})
        options.set_capability("goog:loggingPrefs", logs)
        service = webdriver.ChromeService(
            executable_path=find_program("chromedriver", "chromium.chromedriver"))
        driver = webdriver.Chrome(options=options, service=service)
        self._started.append(driver)
        # Every page is a first visit.
        driver.execute_cdp_cmd("Network.setCacheDisabled", {"cacheDisabled": True})
        # Of pages; what a test asks of one runs all the same.
        driver.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": not javascript})
        return driver

    def give_back(self, driver, javascript, counts):
        """As it was when it started: no page, no cookie, nothing kept, nothing said."""
        driver.get("about:blank")
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
        driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
            "offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1})
        driver.execute_cdp_cmd("Network.clearBrowserCookies", {})
        driver.execute_cdp_cmd("Network.clearBrowserCache", {})
        driver.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": "all"})
        for kind in ["browser"] + ["performance"] * counts:
            driver.get_log(kind)
        self._idle.setdefault((javascript, counts), []).append(driver)

    def quit(self):
        for driver in self._started:
            driver.quit()


class Visitor:
    """One browser with its own cookies, at one server; with `counts` it knows its traffic."""

    def __init__(self, server, browsers, javascript=True, width=1280, counts=False):
        self.server = server
        self.browsers = browsers
        self.javascript = javascript
        self.counts = counts
        self.driver = browsers.take(javascript, counts)
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False})
        self.complaints = []
        # What a refused form is answered, which the browser notes as a failed load.
        self.refusals = {422}
        # A test cuts its line, and the browser says so.
        self.is_cut = False

    def close(self):
        # Its workers too, which the browser would keep for the next server at this address.
        self.driver.execute_cdp_cmd("Storage.clearDataForOrigin", {
            "origin": self.server.address, "storageTypes": "all"})
        self.browsers.give_back(self.driver, self.javascript, self.counts)

    # What is there

    def one(self, selector):
        """The only element of that kind; an assertion fails when there are none or several."""
        found = self.all(selector)
        assert len(found) == 1, f"{len(found)} × {selector} on {self.driver.current_url}"
        return found[0]

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    @property
    def title(self):
        return self.driver.title

    @property
    def path(self):
        return self.driver.current_url.removeprefix(self.server.address)

    def text(self, selector="main"):
        return " ".join(self.one(selector).text.split())

    # What is done

    def visit(self, path):
        self.driver.get(self.server.address + path)
        self._settle()

    @contextlib.contextmanager
    def leaving(self):
        """Until the next page is there and loaded."""
        page = self.driver.find_element(By.TAG_NAME, "html")
        yield
        waiting(self.driver).until(expected_conditions.staleness_of(page))
        self._settle()

    def wait(self, holds):
        """Until that holds."""
        waiting(self.driver).until(lambda _: holds())

    def _settle(self):
        waiting(self.driver).until(
            lambda driver: driver.execute_script("return document.readyState") == "complete")
        self._listen()

    def click(self, element):
        # Into the middle, where no bar that sticks to an edge covers it. A page that is still growing moves
        # what was just brought there: again, then, until it stands or patience ends.
        def reaches():
            self.driver.execute_script(
                "arguments[0].scrollIntoView({block: 'center', behavior: 'instant'})", element)
            element.click()
            return True

        WebDriverWait(
            self.driver, PATIENCE, poll_frequency=0.02,
            ignored_exceptions=[ElementClickInterceptedException]).until(lambda _: reaches())

    def double_click(self, element):
        ActionChains(self.driver).double_click(element).perform()

    def sign_in(self, user, password=PASSWORD):
        self.visit("/sign-in")
        self.one("#user").send_keys(user)
        self.one("#password").send_keys(password)
        with self.leaving():
            self.click(self.one("main form button:not([type=button])"))

    def sign_out(self):
        with self.leaving():
            self.click(self.one("form[action='/sign-out'] button"))

    # What the browser says

    def go_offline(self, is_offline=True):
        """Cuts the line of this browser, or mends it."""
        speed = 0 if is_offline else -1
        self.driver.execute_cdp_cmd("Network.enable", {})
        self.driver.execute_cdp_cmd("Network.emulateNetworkConditions", {
            "offline": is_offline, "latency": 0, "downloadThroughput": speed,
            "uploadThroughput": speed})

    def _listen(self):
        for entry in self.driver.get_log("browser"):
            if entry["source"] == "network" and any(
                    f"status of {status}" in entry["message"] for status in self.refusals):
                continue
            if self.is_cut and entry["source"] == "network":
                continue
            # Signing out tells it to forget; it notes that it did. So it does of an app that the page
            # offers to install instead of it.
            if any(note in entry["message"] for note in ["Cleared data types", "Banner not shown"]):
                continue
            self.complaints.append(f"{self.path}: {entry['source']}: {entry['message']}")

    def traffic(self):
        """Since the last call: addresses asked for, without what the browser had kept, and bytes that
        came over the wire."""
        asked, kept, size = {}, set(), 0
        for entry in self.driver.get_log("performance"):
            message = json.loads(entry["message"])["message"]
            event, number = message["params"], message["params"].get("requestId")
            if message["method"] == "Network.requestWillBeSent":
                asked[number] = event["request"]["url"]
            elif message["method"] == "Network.requestServedFromCache":
                kept.add(number)
            elif message["method"] == "Network.responseReceived":
                if event["response"].get("fromDiskCache"):
                    kept.add(number)
            elif message["method"] == "Network.loadingFinished":
                size += event["encodedDataLength"]
        return [url for number, url in asked.items() if number not in kept], size
