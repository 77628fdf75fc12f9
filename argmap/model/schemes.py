"""Argumentation schemes: the names of D. Walton, C. Reed and F. Macagno, *Argumentation Schemes* (Cambridge, 2008), ch. 9.

The names are the book's, in lower case and without the words "argument from".
"""

SCHEMES: frozenset[str] = frozenset(
    """
    abductive|ad hominem|alternatives|analogy|authority|bias|causal slippery slope|cause to effect|
    circumstantial ad hominem|commitment|composition|consequences|consistency|correlation to cause|danger appeal|
    definition to verbal classification|dilemma|direct ad hominem|distress|division|ethotic|evidence to hypothesis|example|
    exceptional case|expert opinion|fairness|falsification of hypothesis|fear appeal|generic ad hominem|gradualism|
    ignorance|inconsistent commitment|interaction of act and person|need for help|negative consequences|oppositions|
    perception|popular opinion|popular practice|position to know|positive consequences|practical reasoning|
    practical reasoning from values|precedent|precedent slippery slope|rules|sacrifice|sign|
    slippery slope|sunk costs|threat|two person practical reasoning|vague verbal classification|
    vagueness of a verbal classification|arbitrariness of a verbal classification|values|verbal classification|
    verbal slippery slope|waste|witness testimony
    """.replace("\n", "")
    .replace("    ", "")
    .strip()
    .split("|")
)
