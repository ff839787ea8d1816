"""F1: kill -9 at a random moment under load, now and then with a command writing beside it."""

import threading

from scene import scenes

TITLE = "kill -9 under load"


def drive(drill, result):
    for number, entered in scenes(drill, result, full=200, brief=12):
        with entered as run:
            run.start()
            token = None
            with run.load():
                if number % 4 == 0:
                    token = run.program.said(
                        "token", "create", "--role", "officer", "--unit", "pgd-thanh-mien",
                        database=run.database)
                threading.Event().wait(run.chance.uniform(0.02, 0.8))
                run.server.kill()
            run.check()
            run.restart()
            run.expect("unclean" in run.server.said(), "the start does not note the unclean stop")
            if token:
                answer = run.ask(f"{run.template.round}/reports", token)
                run.expect(answer and answer.status == 200,
                           f"the token that a command printed is answered {answer}")
            run.finish()
