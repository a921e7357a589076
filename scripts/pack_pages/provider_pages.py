"""A page for each pack that speaks for a provider, filter or server: how it is recognised, what its replies mean."""
from pack_pages.consequences import steps_of
from pack_pages.markdown import code, escaped, section, sentence, table
from pack_pages.private_codes import private_codes
from pack_pages.speakers import SHARED, example, has_page, reply, speaker, spelt, title

INDEX = ("A page for each provider, filter and mail server that the shipped packs know by name: how it is recognised, and what its replies "
         "mean. [Classes](../classes/README.md) lists the meanings. Of replies with one meaning one is shown; `carom explain` knows the "
         "others.")


class Sources:
    """The cites of a page, numbered as they come."""

    def __init__(self):
        self.cites = []

    def link(self, cite):
        if not cite:
            return ""
        if cite not in self.cites:
            self.cites.append(cite)
        return f"[{self.cites.index(cite) + 1}](#sources)"

    def lines(self):
        return [f"{n}. {escaped(cite)}" for n, cite in enumerate(self.cites, 1)]


def differences(rule, says):
    """What a rule says otherwise than its class: its own advice, and what to do where that differs."""
    own = [sentence(rule["advice"])] if rule["advice"] != says["advice"] else []
    return own + [step for step in steps_of(rule) if step not in steps_of(says)]


def is_said(step, advice):
    return step.rstrip(".").lower() in advice.lower()


def rows_of(rules, policy, sources, with_class):
    rows = []
    for rule in rules:
        says = policy.classes[rule["class"]]
        cells = [reply(example(rule)) if example(rule) else "", " ".join(differences(rule, says)), rule["confidence"], sources.link(rule["cite"])]
        if with_class:
            cells[:1] = [f"[{rule['class']}](../classes/{rule['class']}.md)", cells[0]]
            cells[2] = " ".join(filter(None, [sentence(says["advice"]) if rule["advice"] == says["advice"] else "", cells[2]]))
        rows.append(cells)
    return rows


def class_order(policy):
    places = {name: n for n, name in enumerate(policy.classes)}
    return lambda rule: (places[rule["class"]], rule["position"])


def replies_by_class(rules, policy, sources):
    lines = []
    for name in dict.fromkeys(rule["class"] for rule in rules):
        says = policy.classes[name]
        rows = rows_of([rule for rule in rules if rule["class"] == name], policy, sources, False)
        keep = [0, 1, 2, 3] if any(row[1] for row in rows) else [0, 2, 3]
        titles = ["reply", "what is special", "confidence", "source"]
        steps = [step for step in steps_of(says) if not is_said(step, says["advice"])]
        lines += ["", f"## [{name}](../classes/{name}.md)", "", " ".join([sentence(says["advice"]), *steps]), ""]
        lines += table([titles[n] for n in keep], [[row[n] for n in keep] for row in rows])
    return lines


def replies_by_speaker(rules, policy, sources):
    lines = []
    for name in sorted({spelt(speaker(rule)) for rule in rules}, key=str.lower):
        own = [rule for rule in rules if spelt(speaker(rule)) == name]
        lines += ["", f"## {name}", "", *recognition(own), *table(["class", "reply", "meaning", "confidence", "source"], rows_of(own, policy, sources, True))]
    return lines


def all_of(rules, key):
    return sorted({one for rule in rules for one in rule[key]})


def recognition(rules):
    """By which hosts and marks the rules know that it speaks; nothing where they go by words alone."""
    hosts, marks = all_of(rules, "hosts"), all_of(rules, "marks")
    lines = []
    if hosts:
        lines += ["Hosts that answer, or that the reply names (`.name`: hosts below it): " + ", ".join(map(code, hosts)) + ".", ""]
    if marks:
        lines += ["Marks in the text: " + ", ".join(map(code, marks)) + ".", ""]
    return lines


def provider_page(pack, policy):
    rules = sorted((rule for rule in policy.rules if rule["pack"] == pack["pack"]), key=class_order(policy))
    sources = Sources()
    shared = pack["pack"] in SHARED
    lines = [f"# {title(pack)}", "",
             f"What these say when they do not take a message, and what it means. The rules are pack [`{pack['pack']}`](../../stdlib-rules/{pack['pack']}); "
             "words that anyone may say stand with the [classes](../classes/README.md)."]
    known = [] if shared else recognition(rules)[:-1]
    lines += section("How it is recognised", known or ([] if shared else ["By the words of its replies alone."]))
    lines += section("Codes of its own", [] if shared else private_codes(rules))
    lines += replies_by_speaker(rules, policy, sources) if shared else replies_by_class(rules, policy, sources)
    lines += section("Sources", sources.lines())
    return "\n".join(lines) + "\n"


def provider_index(policy):
    lines = ["# Who says what", "", INDEX, "", *table(["page", "speaks for"], [])]
    lines += [f"| [{name}]({name}.md) | {title(pack)} |" for name, pack in sorted(policy.packs.items()) if has_page(pack)]
    return "\n".join(lines) + "\n"
