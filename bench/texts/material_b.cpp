// Other languages and marks than the first material, so that results do not hang on one set of words.
#include "bench/texts/material.h"

namespace carom::bench {
namespace {

constexpr std::string_view kSubjects[] = {"El buzón",
                                          "La boîte aux lettres",
                                          "Das Postfach",
                                          "Der Empfänger",
                                          "A caixa postal",
                                          "La casella",
                                          "L'expéditeur",
                                          "El remitente",
                                          "Cette adresse",
                                          "Diese Nachricht",
                                          "O servidor",
                                          "Your organisation's tenant",
                                          "Our abuse desk",
                                          "Inbound gateway",
                                          "Subscriber",
                                          "Quarantine engine",
                                          "Sandbox verdict",
                                          "Throttle bucket",
                                          "Customer profile",
                                          "Directory lookup",
                                          "Skrzynka",
                                          "Ihr Netzbereich",
                                          "Votre fournisseur",
                                          "La política local",
                                          "Envelope inspection",
                                          "Bulk traffic",
                                          "Campaign feedback",
                                          "Fingerprint",
                                          "Journal entry",
                                          "Destinataire",
                                          "Konto",
                                          "Il dominio",
                                          "Le message",
                                          "Your payload",
                                          "Upstream hop",
                                          "Zugang",
                                          "Verbindung",
                                          "La conexión",
                                          "IP pool",
                                          "DKIM identity"};

constexpr std::string_view kPredicates[] = {"no existe",
                                            "est introuvable",
                                            "ist voll",
                                            "wurde abgelehnt",
                                            "não foi aceite",
                                            "è stato rifiutato",
                                            "est désactivée",
                                            "ha superado el límite",
                                            "konnte nicht zugestellt werden",
                                            "was junked",
                                            "tripped our heuristics",
                                            "burned through its allowance",
                                            "hit the hourly ceiling",
                                            "is parked",
                                            "got tarpitted",
                                            "scored above the cutoff",
                                            "lacks a valid mandate",
                                            "nie istnieje",
                                            "ist gesperrt",
                                            "a été bloqué",
                                            "is unlisted",
                                            "has vanished",
                                            "won't take more mail",
                                            "disagrees with published records",
                                            "was held back",
                                            "fell outside our agreement",
                                            "bounced off the perimeter",
                                            "is exhausted",
                                            "carries a banned macro",
                                            "smells like phishing",
                                            "did not pass muster",
                                            "wants a newer cipher",
                                            "esta temporariamente indisponível",
                                            "non è raggiungibile",
                                            "przekroczyła limit",
                                            "s'est interrompue",
                                            "antwortet nicht",
                                            "keeps hammering us",
                                            "unsubscribed itself",
                                            "must be vetted first"};

constexpr std::string_view kReasons[] = {"usuario desconocido",
                                         "utilisateur inconnu",
                                         "unbekannter Nutzer",
                                         "Speicherplatz erschöpft",
                                         "réessayez plus tard",
                                         "inténtelo más tarde",
                                         "bitte versuchen Sie es später",
                                         "utente sconosciuto",
                                         "endereço inválido",
                                         "nieznany adresat",
                                         "feedback ratio too grim",
                                         "subject line blocklisted",
                                         "visit our sender hub",
                                         "open a ticket with quote",
                                         "warm up gradually",
                                         "too chatty today",
                                         "unverified brand",
                                         "seen on a dozen feeds",
                                         "zone file is empty",
                                         "null exchanger published",
                                         "handshake went sour",
                                         "stale trust anchor",
                                         "greyzone delay in force",
                                         "per-minute bucket drained",
                                         "hash matched known malware",
                                         "macro-enabled workbook",
                                         "shortener link found",
                                         "homograph domain",
                                         "contrat résilié",
                                         "Vertrag gekündigt",
                                         "abonnement suspendu",
                                         "cuenta cancelada",
                                         "quota dépassé",
                                         "Grenzwert überschritten",
                                         "volume inhabituel",
                                         "ungewöhnliches Volumen",
                                         "policy bundle 77",
                                         "geofence mismatch",
                                         "dormant since spring",
                                         "licence lapsed"};

constexpr std::string_view kJoins[] = {" (", " / ", " => ", ". ", " :: "};

constexpr std::string_view kMarks[] = {"QX", "ZT-", "lp=", "MGW/", "f0x",  "K9:", "sbx_", "GQ.",
                                       "yb", "[J",  "tq-", "Wz",   "xj7/", "vf#", "NK"};

constexpr std::string_view kWrappers[] = {
    "{code}-{status} [{ip}] {phrase}. {code} {status} Learn more at https://{host}/help/{n} {qid}",
    "{code} {status} {mark} {phrase} | ref={hex} | node={host} | pool={n}",
    "Diagnostic: {code} {phrase}; ticket {qid}; zone {host}; kontakt: abuse@{host}",
    "Verdict for {addr}: {phrase} ({code} {status}) trace {hex} | node={host}",
    "{code} {status} {phrase}; learn more at https://{host}/{mark}?i={ip}",
    "Rejet de {host}: {code} {status} <{addr}> {phrase}; ticket {qid}; id={hex}",
    "Unzustellbar an {addr}: {code} {status} {phrase} [{mark}] trace {hex}",
    "{code}/{status} - {phrase} - {mark} - {date} - https://{host}/why",
    "No se pudo entregar a {addr} via {host}: {phrase} ({n}); ticket {qid}",
    "x-gateway={host}; outcome={phrase}; reply={code} {status}; id={hex}",
    "{code} {mark} {ip} {phrase}. Kontakt: abuse@{host}; trace {hex}",
    "Tentativa {n} de {addr}: {host} respondeu {code} {status} {phrase} {mark}",
    "[{host}] {code} {status} {phrase} {mark} {qid} {qid} verdict for {addr}",
    "{code} {status} Hi {ip}, {phrase}. Yours, {host}. {mark} | https://{host}/{qid}"};

constexpr std::string_view kCommon[] = {"https://",   "learn more at", "ticket ",   "kontakt: abuse@", "verdict for",
                                        "x-gateway=", "unzustellbar",  "rejet de ", "| node=",         "respondeu"};

constexpr std::string_view kLabels[] = {"pod",    "eu-west", "ingress", "kestrel", "zefir",  "quartz", "vx",
                                        "nimbus", "jade",    "okapi",   "hx",      "puffin", "wolke",  "brise",
                                        "faro",   "zug",     "lynx",    "yarrow",  "tundra", "fjord"};
constexpr std::string_view kDomains[] = {"mailcloud.example", "posta.example", "correo.example",
                                         "wolke.test",        "zone.invalid",  "courrier.test"};
constexpr std::string_view kLocals[] = {"zoe.weber",   "quentin",   "joaquin.vega", "kundendienst",
                                        "facturation", "hq",        "wojtek",       "xavier.b",
                                        "yvonne",      "jaqueline", "fatima.z",     "bjorn"};

constexpr std::string_view kSyllables[] = {"zu",  "kvi", "jo",  "xe",  "ply", "qua", "tsu", "vla", "bij", "dzo",
                                           "fyr", "gno", "hu",  "ix",  "kra", "lje", "mbo", "nju", "oaz", "pfe",
                                           "rhy", "swi", "tka", "uve", "wye", "yf",  "zde", "cyk"};

}  // namespace

const Material& material_b() {
  static constexpr Material material{"B",       kSubjects, kPredicates, kReasons, kJoins,  kMarks,
                                     kWrappers, kCommon,   kLabels,     kDomains, kLocals, kSyllables};
  return material;
}

}  // namespace carom::bench
