"""Debates for the tests of pictures, as Python objects: a small one with everything in it, and one of hostile texts."""

from __future__ import annotations

from attrs import evolve

from argmap.model import (
    Anchor,
    Answer,
    Article,
    Attack,
    Commitment,
    Debate,
    Inference,
    Issue,
    Kind,
    Manner,
    Modality,
    Sign,
    Statement,
    Voice,
    VoiceKind,
)

VOICES = (
    Voice("mora", "Ana Mora"),
    Voice("dean", "Piet Dean"),
    Voice("union", "The dockers' union", VoiceKind.GROUP),
)
ISSUE = Issue("bridge-now", "The city should build the bridge now.")
BRIDGE = Article("bridge", "Build the bridge", ("mora",), "2024-05", "The Harbour News", "https://example.org/bridge")
SURVEY = Inference(("bridge/survey",), "bridge/build", "popular opinion")
STALE = Attack("bridge/~stale", SURVEY.key)

SMALL = Debate(
    statements=(
        Statement(
            "bridge/build",
            "The city should build the foot bridge before the next school year.",
            Kind.POLICY,
            thesis=True,
            anchors=(Anchor("the bridge, now", "next school-year"),),
            answers=(Answer("bridge-now", Sign.PRO),),
        ),
        Statement("bridge/short", "The bridge shortens the way to school.", Kind.FACT, Modality.PROBABLE),
        Statement("bridge/~kids", "Four hundred children walk that way every day."),
        Statement("bridge/~walk", "Children who walk to school do better.", Kind.FACT, implicit=True),
        Statement(
            "bridge/dear",
            "The bridge costs too much.",
            voices=(("dean",),),
            commitment=Commitment.REJECTED,
            answers=(Answer("bridge-now", Sign.CON),),
        ),
        Statement("bridge/~state", "The state pays for it.", Kind.FACT),
        Statement(
            "bridge/survey",
            "Two surveys found that people are ready to pay.",
            voices=(("union", "dean"),),
            commitment=Commitment.REPORTED,
        ),
        Statement("bridge/~stale", "Both surveys were taken before prices rose."),
        Statement("bridge/~later", "A later one may find the same.", condition="prices fall"),
        Statement(
            "bridge/noise", "Building it is noisy.", voices=(("dean",), ("union",)), commitment=Commitment.CONCEDED
        ),
        Statement("bridge/~ally", "Noise ends at six.", voices=(("dean",),)),
    ),
    inferences=(
        Inference(("bridge/short",), "bridge/build", "positive consequences"),
        Inference(("bridge/~kids", "bridge/~walk"), "bridge/build"),
        SURVEY,
    ),
    attacks=(
        Attack("bridge/dear", "bridge/build"),
        Attack("bridge/~state", "bridge/dear", Manner.DENIES),
        STALE,
        Attack("bridge/~later", STALE.key, Manner.MITIGATES),
        Attack("bridge/noise", "bridge/build"),
        Attack("bridge/~ally", "bridge/noise", Manner.MITIGATES),
    ),
    articles=(BRIDGE,),
    voices=VOICES,
    issues=(ISSUE,),
)

SEVERAL = evolve(
    SMALL,
    title="Should the bridge be built?",
    articles=(*SMALL.articles, Article("fee", "Who pays?", ("dean",)), Article("wait", authors=("union", "mora"))),
    statements=(
        *SMALL.statements,
        Statement("fee/fee", "The city should charge a toll."),
        Statement("fee/cost", "Upkeep is dear."),
        Statement("fee/late", "No state money has come since 2021."),
        Statement("wait/wait", "The city should wait."),
        Statement("wait/steel", "Steel will be cheaper next year."),
        Statement("wait/trust", "People trust the council because it is careful."),
        Statement("wait/careful", "The council is careful because people trust it."),
    ),
    inferences=(
        *SMALL.inferences,
        Inference(("fee/cost",), "fee/fee"),
        Inference(("fee/cost", "wait/steel"), "wait/wait"),
        Inference(("wait/trust",), "wait/wait"),
        Inference(("wait/careful",), "wait/trust"),
        Inference(("wait/trust",), "wait/careful"),
    ),
    attacks=(
        *SMALL.attacks,
        Attack("fee/late", "bridge/~state", Manner.DENIES),
        Attack("wait/steel", "bridge/build", Manner.OUTWEIGHS),
        Attack("fee/late", SURVEY.key),
    ),
)
"""Three articles with lines between them, a statement used twice, and a loop."""

HOSTILE = {
    "markup": 'Plain "quotes" & <b>bold</b> <script>alert(1)</script> &amp; ]]> <!-- --> %s {x}',
    "escapes": r"\l \r \n \N \G \E \T \\ back\slash |pipe| {a|b} n1:p:s -> n2; }",
    "controls": "bell \x07 null \x00 escape \x1b[31m vt \x0b ff \x0c nel \x85 ls \u2028 bom \ufeff nonchar \uffff rlo \u202eabc",
    "word": "w" * 300,
    "url": "See https://example.org/a/very/long/path?with=a&query=string-of-parameters&and=more#fragment for it.",
    "arabic": "يجب على طوكيو وسيول أن تبنيا تحالفًا ثلاثيًا مع واشنطن في عام 2016، كما قال McDaniel Wicker.",
    "hebrew": "על טוקיו וסיאול לבנות ברית משולשת (Wicker, 2016) עם וושינגטון.",
    "devanagari": "टोक्यो और सियोल को वाशिंगटन के साथ त्रिपक्षीय गठबंधन बनाना चाहिए।",
    "thai": "โตเกียวและโซลควรสร้างพันธมิตรสามฝ่ายกับวอชิงตันเพื่อรับมือกับการยั่วยุของเกาหลีเหนือ",
    "chinese": "东京和首尔应当与华盛顿建立三边同盟，因为北方的挑衅使两国走到一起。「历史问题」不再是障碍！",
    "japanese": "日本と韓国は、米国との三国同盟を結ぶべきだ。「歴史問題」はもはや障害ではない。",
    "korean": "도쿄와 서울은 워싱턴과 삼국 동맹을 맺어야 한다. 북한의 도발이 두 나라를 가깝게 만든다.",
    "emoji": "face 😀 family 👨‍👩‍👧‍👦 flags 🇯🇵🇰🇷 skin 👍🏽 keycap 1️⃣ plane ✈️ end",
    "accents": "Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d\u034f\u0334\u0319\u0324 e\u0301 \u1100\u1161\u11a8 end",
    "file": '<TABLE><TR><TD><IMG SRC="/etc/passwd"/></TD></TR></TABLE> URL="file:///etc/passwd" image=/etc/passwd',
    "wide": "WWWWWWWW @@@@@@@@ %%%%%%%% " + "M" * 60 + " \ufdfd",
}


def hostile() -> Debate:
    """One card for each text, with the text in every place that shows one."""
    names = list(HOSTILE)
    texts = {name: text.strip() for name, text in HOSTILE.items()}
    return Debate(
        tuple(
            Statement(
                f"h/{name}",
                text,
                condition=text if n % 3 == 0 else "",
                implicit=n % 4 == 3,
                thesis=n % 5 == 1,
                commitment=list(Commitment)[n % 4],
                voices=((f"v{n}",),),
                answers=(Answer("日本<b&\\N", Sign.CON),),
            )
            for n, (name, text) in enumerate(texts.items())
        ),
        tuple(Inference((f"h/{name}",), f"h/{names[(n - 1) // 3]}") for n, name in enumerate(names) if n),
        (),
        (
            Article("h", texts["markup"], outlet=texts["arabic"], url="javascript:alert(1)"),
            Article("other", texts["escapes"]),
        ),
        tuple(Voice(f"v{n}", text) for n, text in enumerate(texts.values())),
        (Issue("日本<b&\\N", texts["markup"]),),
        title=texts["controls"],
    )
