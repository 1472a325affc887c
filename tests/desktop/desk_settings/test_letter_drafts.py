"""Words while they are typed: nothing wrong is kept, and nothing that is typed is lost."""

from desktop.desk_settings.letters.letter_drafts import LetterDrafts
from returns.records.letter_template import TemplateWords
from returns.rules.letter_templates import shipped_words

KEEP = TemplateWords("Good news", "{item} is yours, {amount} comes back.{gift}")
WRONG = TemplateWords("Good news", "{item} is yours.{gift}")


def test_what_is_typed_is_taken_once():
    drafts = LetterDrafts()
    drafts.type("solution_keep", "en", KEEP)
    assert drafts.take() == {"solution_keep.en": KEEP}
    assert drafts.take() == {}
    assert drafts.words("solution_keep", "en") == KEEP
    drafts.know({"solution_keep.en": KEEP})
    assert drafts.own("solution_keep", "en")
    assert drafts.changed("solution_keep")
    assert not drafts.own("solution_keep", "zh")


def test_what_is_wrong_waits_and_says_why():
    drafts = LetterDrafts()
    drafts.type("solution_keep", "en", WRONG)
    assert drafts.take() == {}
    assert drafts.unkept() == ("solution_keep",)
    assert drafts.wrong("solution_keep", "en").key == "template.missing"
    # something else was kept meanwhile
    drafts.know({"closing.en": TemplateWords("", "Bye")})
    assert drafts.words("solution_keep", "en") == WRONG
    assert drafts.standing("solution_keep", "en") == shipped_words("solution_keep", "en")
    drafts.drop("solution_keep", "en")
    assert drafts.unkept() == ()


def test_who_types_what_stands_there_types_nothing():
    drafts = LetterDrafts()
    drafts.know({"solution_keep.en": KEEP})
    drafts.type("solution_keep", "en", WRONG)
    drafts.type("solution_keep", "en", TemplateWords(" Good news ", KEEP.body + "\n"))
    assert drafts.unkept() == ()
    assert drafts.take() == {}


def test_what_the_desk_refused_is_typed_again():
    drafts = LetterDrafts()
    drafts.type("solution_keep", "en", KEEP)
    drafts.take()
    drafts.refused()
    assert drafts.unkept() == ("solution_keep",)
    assert drafts.words("solution_keep", "en") == KEEP


def test_words_that_were_taken_back_are_gone_from_the_editors():
    drafts = LetterDrafts()
    drafts.type("solution_keep", "en", KEEP)
    drafts.take()
    drafts.know({"solution_keep.en": KEEP})
    drafts.know({})
    assert drafts.words("solution_keep", "en") == shipped_words("solution_keep", "en")
