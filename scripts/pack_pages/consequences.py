"""What follows from a verdict, in words: for a class, and for a rule that says otherwise."""
import re

TYPES = {"permanent": "It is permanent: waiting does not help.", "temporary": "It is temporary: waiting may help.",
         "by code": "It goes by the reply code: temporary under 4xx, permanent under 5xx.", "none": "It is no failure.",
         "undetermined": "Whether waiting helps is not known."}
SCOPES = {"recipient": "It is about this address.", "domain": "It is about the receiving domain, its servers or its DNS.",
          "sender": "It is about the sender: its host, domain or address.", "message": "It is about this message.",
          "session": "It is about the session: pace, protocol or encryption.", "network": "It is about the way to the host."}
ACTIONS = {"throttle": "Send more slowly.", "pause": "Stop this stream until someone has acted.", "fix": "Repair the cause.",
           "investigate": "Look into the cause.", "none": "Nothing is to be done."}
UNITS = {"s": "second", "m": "minute", "h": "hour", "d": "day"}
ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}


def duration(text):
    number, unit = int(text[:-1]), UNITS[text[-1]]
    return f"{number} {unit}" + ("" if number == 1 else "s")


def retry_words(says):
    retry = says["retry"]
    if retry is None:
        return []
    if retry == "never":
        return ["Do not try again."]
    if retry == "after fix":
        return ["Try again when the cause has been repaired, not before."]
    late = " Under a reply code 5xx: when the cause has been repaired, not before." if says["type"] == "by code" else ""
    steps = re.fullmatch(r"backoff (\w+)\.\.(\w+)(?: for (\w+))?", retry)
    if steps:
        end = f"; give up after {duration(steps[3])}" if steps[3] else ""
        return [f"Try again after {duration(steps[1])}, then at growing intervals of up to {duration(steps[2])}{end}.{late}"]
    told = re.fullmatch(r"told or (\w+)", retry)
    if told:
        return [f"Try again after the time that the reply names, else after {duration(told[1])}.{late}"]
    after = re.fullmatch(r"after (\w+)(?: for (\w+))?", retry)
    return [f"Try again after {duration(after[1])}" + (f"; give up after {duration(after[2])}" if after[2] else "") + f".{late}"]


def suppress_words(says):
    suppress = says["suppress"]
    if suppress in (None, "none"):
        return ["The address stays on the list."]
    parts = re.fullmatch(r"(recipient|domain)( guarded)?(?: for (\w+))?(?: after (\d+) in (\w+))?", suppress)
    what = "the address" if parts[1] == "recipient" else "all addresses of the domain"
    lasting = f" for {duration(parts[3])}" if parts[3] else ""
    many = "many addresses of its domain" if parts[1] == "recipient" else "many of them"
    guard = f", unless {many} begin to fail at once" if parts[2] else ""
    if parts[4]:
        verb = "comes" if parts[1] == "recipient" else "come"
        time = ORDINALS.get(int(parts[4]), parts[4] + "th")
        return [f"{what.capitalize()} {verb} off the list{lasting} after the {time} such bounce in {duration(parts[5])}{guard}."]
    return [f"Take {what} off the list{lasting}{guard}."]


def action_of(says):
    """What the verdict's `action` is where none is written (docs/language.md section 5)."""
    if says["action"]:
        return says["action"]
    if says["suppress"] not in (None, "none") and " after " not in says["suppress"]:
        return "suppress"
    if says["retry"] in (None, "never"):
        return "none"
    return "fix" if says["retry"] == "after fix" else "retry"


def steps_of(says):
    """What to do, a sentence each."""
    action = action_of(says)
    if says["type"] == "none":
        return [ACTIONS[action], "The address stays on the list."]
    is_said = action in ACTIONS and (action != "none" or says["action"] is not None)
    return ([ACTIONS[action]] if is_said else []) + suppress_words(says) + retry_words(says)
