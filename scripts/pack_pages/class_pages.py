"""A page for each class: what it means, what to do, who says it and how."""
import collections

from pack_pages.consequences import SCOPES, TYPES, action_of, steps_of
from pack_pages.markdown import code, escaped, section, sentence, table
from pack_pages.speakers import example, has_page, reply, who

# Whom most senders meet first.
FIRST = ("google", "microsoft", "yahoo", "apple")
EXAMPLES_A_CLASS = 8
# Its rules go by codes and hints; the replies of its tests are made up to hold nothing else.
WORDLESS = "base"


def rank(rule, policy):
    """Providers, then servers, then words that anyone may say; the surest rule of each first."""
    pack = policy.packs[rule["pack"]]
    known = FIRST.index(rule["pack"]) if rule["pack"] in FIRST else len(FIRST)
    return not has_page(pack), known, ("high", "medium", "low").index(rule["confidence"]), rule["position"]


def chosen_examples(rules, policy):
    """A few rules, a different speaker each as far as there are some."""
    rules = sorted((rule for rule in rules if rule["pack"] != WORDLESS and example(rule)), key=lambda rule: rank(rule, policy))
    seen, first, more = set(), [], []
    for rule in rules:
        (more if who(rule, policy) in seen else first).append(rule)
        seen.add(who(rule, policy))
    return (first + more)[:EXAMPLES_A_CLASS]


def code_rows(answers):
    return [[", ".join(f"`{one}`" for one in codes), *key] for key, codes in sorted(answers.items())]


def source_lines(rules, policy):
    """The cites of each pack, each once."""
    cites = collections.defaultdict(list)
    for rule in sorted(rules, key=lambda rule: (not has_page(policy.packs[rule["pack"]]), rule["pack"], rule["position"])):
        if rule["cite"] and rule["cite"] not in cites[rule["pack"]]:
            cites[rule["pack"]].append(rule["cite"])
    return [f"- `{pack}`: " + "; ".join(escaped(cite) for cite in said) for pack, said in cites.items() if said]


def provider_links(rules, policy):
    links = {who(rule, policy) for rule in rules if has_page(policy.packs[rule["pack"]])}
    return [", ".join(sorted(links, key=str.lower)) + "."] if links else []


def class_page(says, policy, answers, names):
    rules = [rule for rule in policy.rules if rule["class"] == says["class"]]
    examples = chosen_examples(rules, policy)
    lines = [f"# {says['class']}", "", sentence(says["advice"]), "", TYPES[says["type"]] + " " + SCOPES[says["scope"]], ""]
    lines += table(["type", "scope", "action", "retry", "suppress"],
                   [[says["type"], says["scope"], action_of(says), says["retry"] or "does not apply", says["suppress"] or "none"]])
    lines += section("What to do", [f"- {step}" for step in steps_of(says)])
    if any(steps_of(rule) != steps_of(says) for rule in rules):
        lines += ["", "Some replies call for other steps: the pages of providers tell them, and `carom explain` for any reply."]
    shown = table(["who says it", "reply"], [[who(rule, policy), reply(example(rule))] for rule in examples])
    lines += section("Examples", shown if examples else ["No words of a reply say this by themselves."])
    if answers:
        lines += section("Codes that lead here by themselves", ["A reply that is nothing but such a code, or whose words no rule knows:", "",
                                                                *table(["code", "type", "confidence"], code_rows(answers))])
    if names:
        lines += section("How other systems call it", table(["system", "name"], [[system, code(label)] for system, label in names]))
    lines += section("Providers that say it", provider_links(rules, policy))
    lines += section("Sources", source_lines(rules, policy))
    return "\n".join(lines) + "\n"


def class_index(policy, names):
    mapped = sorted({system for rows in names.values() for system, _ in rows}, key=str.lower)
    lines = ["# What a bounce can mean", "",
             "A page for each class of pack `std.classes`: what it means, what to do, replies that say it. "
             "[Providers](../providers/README.md) lists who says what. `carom explain` tells the class of any reply, and why.", "",
             f"The pages tell what other systems call a class: {', '.join(mapped[:-1])} and {mapped[-1]}. Names of theirs that say too "
             "little for one class stand nowhere."]
    area = None
    for says in policy.classes.values():
        if says["class"].split(".")[0] != area:
            area = says["class"].split(".")[0]
            lines += ["", f"## {area}", "", *table(["class", "type", "meaning"], [])]
        lines.append(f"| [{says['class']}]({says['class']}.md) | {says['type']} | {sentence(says['advice'])} |")
    return "\n".join(lines) + "\n"
