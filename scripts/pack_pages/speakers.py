"""Whom a pack and its rules speak for, and what a rule's first test shows of it."""
import re

from pack_pages.markdown import anchor, code, escaped

# Packs of the base layer speak for nobody, but for the one with the servers' default texts.
SERVERS = "mta"
# Packs that speak for several: the first part of a rule's name says for whom.
SHARED = ("filters", "mta", "platforms", "small_providers")
# Names whose spelling does not follow from the rule's: underscores as spaces, a capital in front.
SPELT = {"cpanel": "cPanel", "hot_ee": "hot.ee", "i_ua": "i.ua", "imail": "IMail", "improvmx": "ImprovMX", "kddi": "KDDI",
         "mcafee": "McAfee", "mdaemon_gateway": "MDaemon", "nic_ru": "RU-CENTER", "opensmtpd": "OpenSMTPD", "powermta": "PowerMTA",
         "qmail": "qmail", "docomo": "docomo", "exchange2003": "Exchange 2003", "fireeye": "FireEye", "sendgrid": "SendGrid",
         "ses_inbound": "Amazon SES, receiving", "sfr": "SFR", "sparkpost": "SparkPost", "spamexperts": "SpamExperts",
         "suppressed": "Suppression lists", "t_online": "T-Online", "t_online_unknown": "T-Online", "wp_pl": "WP", "zerospam": "ZEROSPAM",
         "filters": "Filters beside servers", "messaging_server": "Oracle Messaging Server", "trend_micro": "Trend Micro",
         "earthlink": "EarthLink", "small_servers": "Smaller servers"}


def speaker(rule):
    """Who says what a rule knows: a pack, and the part of it where it speaks for several."""
    return rule["rule"].split(".")[1] if rule["pack"] in SHARED else None


def spelt(name):
    return SPELT.get(name, name.replace("_", " ").capitalize())


def has_page(pack):
    return pack["layer"] == "provider" or pack["pack"] == SERVERS


def title(pack):
    return escaped(pack["about"][:1].upper() + pack["about"][1:])


def short_title(pack):
    """The pack's subject without its list of names, and without what all of them have."""
    return re.split(r" \(|:", title(pack))[0].removesuffix(" mailboxes")


def example(rule):
    """The first reply of its tests that the rule answers."""
    for test in rule["tests"]:
        if not test["negated"] and not test["todo"] and test["gives"] in (None, rule["class"]):
            return test["sample"]
    return None


def reply(sample):
    """A sample as people see it: the text, and who said it where that matters."""
    rest = {field: value for field, value in sample.items() if field not in ("text", "host", "code")}
    words = " ".join(sample[field] for field in ("code", "text") if field in sample)
    parts = [code(words)] if words else []
    if "host" in sample:
        parts.append(f"from {code(sample['host'])}")
    parts += [f"{escaped(field)} {code(value)}" for field, value in rest.items()]
    return ", ".join(parts)


def who(rule, policy):
    pack = policy.packs[rule["pack"]]
    if not has_page(pack):
        return "any server"
    name = speaker(rule)
    if name:
        return f"[{spelt(name)}](../providers/{pack['pack']}.md#{anchor(spelt(name))})"
    return f"[{short_title(pack)}](../providers/{pack['pack']}.md)"
