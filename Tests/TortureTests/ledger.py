"""What the clients sent and what they were answered: the side of the story that must hold."""

import enum
import json
import threading

VALUES = {
    "gen_sites_total": 1, "gen_kitchen": True, "gen_mgmt_class": "commune", "plan_issued": False,
    "lead_assigned": True, "diss_sessions": 3, "diss_forms": ["meeting", "flag"],
    "party_advice": True, "party_docs": "Nghị quyết số 12 của Đảng ủy xã (minh họa)",
    "prop_sessions_staff": 2, "prop_sessions_students": 3, "prop_integrated": True,
    "team_established": True, "team_members": 12, "team_trained": 10,
    "fire_plan_status": "approved", "rescue_plan_status": "drafted", "drill_count": 0,
    "chk_count": 5, "chk_electric": "fixed", "chk_flammables": "ok", "chk_escape": "ok",
    "chk_dossier": "full", "eq_ext_powder": 14, "eq_ext_co2": 6, "eq_ext_usable": 17,
    "eq_alarm": "none", "eq_water": True, "eq_rescue_tools": True, "eq_new": 5,
    "eq_adequacy": "partial", "fnd_found": 4, "fnd_fixed": 3,
    "fnd_open_detail": "03 bình bột hết hạn, sẽ nạp lại trong tháng tới.", "insp_count": 1,
    "insp_penalties": 0, "bud_planned": 12000000, "bud_spent": 9850000, "bud_needed": 35000000,
    "inc_fire": 0, "inc_explosion": 0, "inc_accident": 0, "inc_deaths": 0, "inc_injured": 0,
    "inc_damage": 0, "it_shared_db": True, "it_tools": ["chat", "web"], "rew_groups": 1,
    "rew_people": 2, "disc_count": 0, "rev_done": True,
}
LONG = "Kinh phí hạn hẹp, cơ sở vật chất xuống cấp. "


class Fate(enum.Enum):
    """How a submission's latest try ended, for its client."""

    UNSENT = "was never sent"
    RECEIPT = "got a receipt"
    REFUSED = "was refused"
    UNKNOWN = "may have been stored or not"


class Submission:
    """One school's whole report under one key; it may be sent several times."""

    def __init__(self, unit, key, chance):
        self.unit = unit
        self.key = key
        staff, students = chance.randrange(20, 50), chance.randrange(200, 900)
        self.values = VALUES | {
            "gen_staff_total": staff, "gen_students_total": students, "diss_staff": staff,
            "diss_students": students, "prop_students_reached": students - chance.randrange(9),
            "train_staff": staff - 1, "eq_hydrants": chance.randrange(9),
            "eq_signs": chance.randrange(20), "bud_social": 1000 * chance.randrange(5000),
            "txt_difficulties": f"{unit} {key}",
            "txt_proposals": (LONG * chance.randrange(1, 60)).strip(),
        }
        if unit.startswith("thcs"):
            self.values["chk_chemicals"] = "ok"
        self.body = json.dumps({
            "unit": unit, "values": self.values,
            "confirmations": [{"rule": "W35", "reason": "Bản giấy gửi sau."}],
            "on_behalf_reason": "Trường mất điện.",
        }, ensure_ascii=False).encode()
        self.fate = Fate.UNSENT
        self.receipt = None
        # The latest answer that was no receipt.
        self.refusal = None
        # Receipts that differ for one key: there must be none.
        self.contradictions = []
        self._lock = threading.Lock()

    def note(self, answer):
        """Takes in what one try was answered; None when it stayed without an answer."""
        with self._lock:
            self._note(answer)

    def _note(self, answer):
        if answer is None:
            self._to(Fate.UNKNOWN)
        elif answer.status == 201:
            receipt = json.loads(answer.body)["receipt"]
            if self.receipt and self.receipt != receipt:
                self.contradictions.append((self.receipt, receipt))
            self.receipt = self.receipt or receipt
            self.fate = Fate.RECEIPT
        else:
            self.refusal = answer
            self._to(Fate.UNKNOWN if says_unknown(answer) else Fate.REFUSED)

    def _to(self, fate):
        # A receipt stays, and an unknown outcome is settled by a receipt alone.
        if self.fate in [Fate.UNSENT, Fate.REFUSED]:
            self.fate = fate


def says_unknown(answer):
    """Whether a refusal says that the report may have been stored all the same."""
    return answer.status == 503 and any(
        words in answer.body.decode("utf-8", "replace").lower()
        for words in ["chưa rõ", "không rõ", "chưa biết", "không biết", "chưa xác định",
                      "không chắc", "unknown"])


class Draft:
    """A school's draft, all cells of which say the number of the save that wrote them last."""

    CELLS = ["gen_staff_total", "gen_students_total", "diss_staff", "diss_students",
             "train_staff", "eq_signs"]

    def __init__(self, unit, token):
        self.unit = unit
        self.token = token
        self.sent = 0
        self.saved = 0

    @property
    def body(self):
        return json.dumps({"values": {cell: self.sent for cell in self.CELLS}}).encode()


class Ledger:
    """All that one run's clients remember."""

    def __init__(self, units, heads, chance, name="r"):
        self.submissions = [
            Submission(unit, f"{name}-{unit}", chance) for unit in chance.sample(units, len(units))]
        # Whether the server's clock went far enough for keys to be forgotten.
        self.drafts = [Draft(unit, token) for unit, token in heads.items()]

    def of(self, *fates):
        return [one for one in self.submissions if one.fate in fates]

    @property
    def receipts(self):
        return self.of(Fate.RECEIPT)
