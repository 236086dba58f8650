// SPDX-License-Identifier: Apache-2.0
/// Habits of the parser that are mended, each beside a sentence that is like it and right:
/// parses made by hand, so that no model has a say.
#include "extract/grammar/tree.h"

#include <CUnit/Basic.h>

/// Words as "form/UPOS/XPOS/head/deprel", heads counted from 1.
static WgSentence sentence_of(WgArena *arena, const char *words)
{
  g_auto(GStrv) all = g_strsplit(words, " ", -1);
  WgSentence s = {.n = g_strv_length(all)};
  s.tokens = wg_arena_new0(arena, WgToken, s.n);
  for (guint32 i = 0; i < s.n; i++) {
    g_auto(GStrv) f = g_strsplit(all[i], "/", 5);
    WgToken *t = &s.tokens[i];
    t->lemma = wg_arena_strdup(arena, f[0]);
    t->form = wg_slice(t->lemma);
    t->upos = (WgUpos)wg_upos_find(f[1]);
    t->xpos = wg_arena_strdup(arena, f[2]);
    t->feats = "_";
    t->head = (gint32)g_ascii_strtoll(f[3], NULL, 10) - 1;
    t->deprel = (WgDeprel)wg_deprel_find(f[4]);
    t->space_after = TRUE;
  }
  return s;
}

static char *words_of(const WgSentence *s)
{
  GString *out = g_string_new(NULL);
  for (guint32 i = 0; i < s->n; i++) {
    const WgToken *t = &s->tokens[i];
    g_string_append_printf(out, "%s%s/%s/%s/%d/%s", i ? " " : "", t->lemma,
                           wg_upos_name(t->upos), t->xpos, t->head + 1,
                           wg_deprel_name(t->deprel));
  }
  return g_string_free(out, FALSE);
}

/// That the parse becomes `want`.
static void check(const char *words, gboolean in_title, const char *want)
{
  g_autoptr(WgArena) arena = wg_arena_new();
  WgSentence s = sentence_of(arena, words);
  s.in_title = in_title;
  wg_tree_mend(&s);
  g_autofree char *got = words_of(&s);
  if (strcmp(got, want) != 0) g_printerr("\n  got  %s\n  want %s\n", got, want);
  CU_ASSERT_STRING_EQUAL(got, want);
}

static void a_weekday_has_no_content(void)
{
  check("Corviton/PROPN/NNP/2/nsubj denied/VERB/VBD/0/root on/ADP/IN/4/case "
        "Friday/PROPN/NNP/2/obl that/SCONJ/IN/8/mark it/PRON/PRP/8/nsubj had/AUX/VBD/8/aux "
        "joined/VERB/VBN/4/acl:relcl ./PUNCT/./2/punct",
        FALSE,
        "Corviton/PROPN/NNP/2/nsubj denied/VERB/VBD/0/root on/ADP/IN/4/case "
        "Friday/PROPN/NNP/2/obl that/SCONJ/IN/8/mark it/PRON/PRP/8/nsubj had/AUX/VBD/8/aux "
        "joined/VERB/VBN/2/ccomp ./PUNCT/./2/punct");
}

static void other_nouns_keep_their_clauses(void)
{
  static const char WARNED[] =
      "Corviton/PROPN/NNP/2/nsubj reacted/VERB/VBD/0/root to/ADP/IN/5/case "
      "the/DET/DT/5/det warning/NOUN/NN/2/obl that/SCONJ/IN/8/mark it/PRON/PRP/8/nsubj "
      "leaked/VERB/VBD/5/acl ./PUNCT/./2/punct";
  static const char WHEN[] =
      "Corviton/PROPN/NNP/2/nsubj reacted/VERB/VBD/0/root on/ADP/IN/4/case "
      "Friday/PROPN/NNP/2/obl when/ADV/WRB/7/advmod it/PRON/PRP/7/nsubj "
      "leaked/VERB/VBD/4/acl:relcl ./PUNCT/./2/punct";
  check(WARNED, FALSE, WARNED);
  check(WHEN, FALSE, WHEN);
}

static const char NAMED[] =
    "Brackwell/PROPN/NNP/0/root denied/VERB/VBN/1/acl that/SCONJ/IN/6/mark "
    "it/PRON/PRP/6/nsubj had/AUX/VBD/6/aux left/VERB/VBN/2/ccomp ./PUNCT/./1/punct";

static void a_name_with_a_content_is_a_subject(void)
{
  check(NAMED, FALSE,
        "Brackwell/PROPN/NNP/2/nsubj denied/VERB/VBD/0/root that/SCONJ/IN/6/mark "
        "it/PRON/PRP/6/nsubj had/AUX/VBD/6/aux left/VERB/VBN/2/ccomp ./PUNCT/./1/punct");
}

static void participles_behind_names_stay(void)
{
  static const char TOLD[] =
      "Brackwell/PROPN/NNP/0/root ,/PUNCT/,/3/punct told/VERB/VBN/1/acl "
      "that/SCONJ/IN/7/mark it/PRON/PRP/7/nsubj had/AUX/VBD/7/aux lost/VERB/VBN/3/ccomp "
      "./PUNCT/./1/punct";
  check(TOLD, FALSE, TOLD);
  check(NAMED, TRUE, NAMED); // a headline may be a name alone
}

static void a_plural_with_subject_and_object_is_a_verb(void)
{
  check("Corviton/PROPN/NNP/2/compound Systems/PROPN/NNPS/3/nsubj supplies/NOUN/NNS/0/root "
        "Brackwell/PROPN/NNP/3/obj ./PUNCT/./3/punct",
        FALSE,
        "Corviton/PROPN/NNP/2/compound Systems/PROPN/NNPS/3/nsubj supply/VERB/VBZ/0/root "
        "Brackwell/PROPN/NNP/3/obj ./PUNCT/./3/punct");
  static const char MAKERS[] =
      "they/PRON/PRP/3/nsubj are/AUX/VBP/3/cop suppliers/NOUN/NNS/0/root ./PUNCT/./3/punct";
  check(MAKERS, FALSE, MAKERS);
}

static void talks_keep_their_infinitive(void)
{
  check("Corviton/PROPN/NNP/2/nsubj left/VERB/VBD/0/root talk/NOUN/NNS/2/obj to/PART/TO/5/mark "
        "buy/VERB/VB/2/advcl Brackwell/PROPN/NNP/5/obj ./PUNCT/./2/punct",
        FALSE,
        "Corviton/PROPN/NNP/2/nsubj left/VERB/VBD/0/root talk/NOUN/NNS/2/obj to/PART/TO/5/mark "
        "buy/VERB/VB/3/acl Brackwell/PROPN/NNP/5/obj ./PUNCT/./2/punct");
  static const char SHOP[] =
      "Corviton/PROPN/NNP/2/nsubj left/VERB/VBD/0/root town/NOUN/NN/2/obj to/PART/TO/5/mark "
      "buy/VERB/VB/2/advcl Brackwell/PROPN/NNP/5/obj ./PUNCT/./2/punct";
  check(SHOP, FALSE, SHOP);
}

static void partners_hang_on_their_partnership(void)
{
  check("Corviton/PROPN/NNP/7/nsubj ,/PUNCT/,/4/punct in/ADP/IN/4/case "
        "partnership/NOUN/NN/7/obl with/ADP/IN/6/case Brackwell/PROPN/NNP/1/nmod "
        "builds/VERB/VBZ/0/root ./PUNCT/./7/punct",
        FALSE,
        "Corviton/PROPN/NNP/7/nsubj ,/PUNCT/,/4/punct in/ADP/IN/4/case "
        "partnership/NOUN/NN/7/obl with/ADP/IN/6/case Brackwell/PROPN/NNP/4/nmod "
        "builds/VERB/VBZ/0/root ./PUNCT/./7/punct");
}

static void both_of_a_venture_are_joined(void)
{
  check("ventures/NOUN/NNS/7/nsubj of/ADP/IN/3/case Corviton/PROPN/NNP/1/nmod and/CCONJ/CC/5/cc "
        "Brackwell/PROPN/NNP/1/nmod will/AUX/MD/7/aux grow/VERB/VB/0/root ./PUNCT/./7/punct",
        FALSE,
        "ventures/NOUN/NNS/7/nsubj of/ADP/IN/3/case Corviton/PROPN/NNP/1/nmod and/CCONJ/CC/5/cc "
        "Brackwell/PROPN/NNP/3/conj will/AUX/MD/7/aux grow/VERB/VB/0/root ./PUNCT/./7/punct");
}

static void who_is_awarded_something_is_no_object(void)
{
  check("Corviton/PROPN/NNP/2/nsubj award/VERB/VBD/0/root Brackwell/PROPN/NNP/2/obj "
        "a/DET/DT/5/det contract/NOUN/NN/2/obl:unmarked worth/ADJ/JJ/5/amod $/SYM/$/2/obj "
        "80/NUM/CD/7/nummod ./PUNCT/./2/punct",
        FALSE,
        "Corviton/PROPN/NNP/2/nsubj award/VERB/VBD/0/root Brackwell/PROPN/NNP/2/iobj "
        "a/DET/DT/5/det contract/NOUN/NN/2/obj worth/ADJ/JJ/5/amod $/SYM/$/5/appos "
        "80/NUM/CD/7/nummod ./PUNCT/./2/punct");
}

static void a_unit_is_of_whom_it_stands_beside(void)
{
  check("Corviton/PROPN/NNP/7/nsubj ,/PUNCT/,/4/punct a/DET/DT/4/det unit/NOUN/NN/1/appos "
        "of/ADP/IN/6/case Brackwell/PROPN/NNP/1/nmod grew/VERB/VBD/0/root ./PUNCT/./7/punct",
        FALSE,
        "Corviton/PROPN/NNP/7/nsubj ,/PUNCT/,/4/punct a/DET/DT/4/det unit/NOUN/NN/1/appos "
        "of/ADP/IN/6/case Brackwell/PROPN/NNP/4/nmod grew/VERB/VBD/0/root ./PUNCT/./7/punct");
}

static void who_is_in_talks_is_no_empty_it(void)
{
  check("it/PRON/PRP/4/expl was/AUX/VBD/4/cop in/ADP/IN/4/case talk/NOUN/NNS/0/root ./PUNCT/./4/punct",
        FALSE,
        "it/PRON/PRP/4/nsubj was/AUX/VBD/4/cop in/ADP/IN/4/case talk/NOUN/NNS/0/root ./PUNCT/./4/punct");
}

static void the_name_of_a_kind_is_no_second_subject(void)
{
  check("firm/NOUN/NN/3/nsubj Corviton/PROPN/NNP/3/nsubj grew/VERB/VBD/0/root ./PUNCT/./3/punct",
        FALSE,
        "firm/NOUN/NN/3/nsubj Corviton/PROPN/NNP/1/appos grew/VERB/VBD/0/root ./PUNCT/./3/punct");
}

static void spying_plurals_are_verbs(void)
{
  check("Norland/PROPN/NNP/2/nsubj says/VERB/VBZ/0/root Corviton/PROPN/NNP/4/compound "
        "spies/NOUN/NNS/2/obj for/ADP/IN/6/case Ostria/PROPN/NNP/4/nmod ./PUNCT/./2/punct",
        FALSE,
        "Norland/PROPN/NNP/2/nsubj says/VERB/VBZ/0/root Corviton/PROPN/NNP/4/nsubj "
        "spies/VERB/VBZ/2/ccomp for/ADP/IN/6/case Ostria/PROPN/NNP/4/obl ./PUNCT/./2/punct");
}

static void what_is_asked_has_a_verb(void)
{
  check("They/PRON/PRP/3/nsubj are/AUX/VBP/3/aux asking/VERB/VBG/0/root "
        "whether/SCONJ/IN/7/mark Corviton/PROPN/NNP/7/compound misled/VERB/VBN/7/amod "
        "buyers/NOUN/NNS/3/obl ./PUNCT/./3/punct",
        FALSE,
        "They/PRON/PRP/3/nsubj are/AUX/VBP/3/aux asking/VERB/VBG/0/root "
        "whether/SCONJ/IN/6/mark Corviton/PROPN/NNP/6/nsubj misled/VERB/VBD/3/ccomp "
        "buyers/NOUN/NNS/6/obj ./PUNCT/./3/punct");
}

static void what_a_thing_is_called_is_its_complement(void)
{
  check("Ostria/PROPN/NNP/2/nsubj brand/VERB/VBZ/0/root Corviton/PROPN/NNP/2/obj "
        "a/DET/DT/5/det threat/NOUN/NN/2/obj ./PUNCT/./2/punct",
        FALSE,
        "Ostria/PROPN/NNP/2/nsubj brand/VERB/VBZ/0/root Corviton/PROPN/NNP/2/obj "
        "a/DET/DT/5/det threat/NOUN/NN/2/xcomp ./PUNCT/./2/punct");
}

static void sums_have_no_agent(void)
{
  check("Corviton/PROPN/NNP/3/nsubj:pass was/AUX/VBD/3/aux:pass fined/VERB/VBN/0/root "
        "$/SYM/$/3/obj 9/NUM/CD/4/nummod by/ADP/IN/7/case Ostria/PROPN/NNP/4/nmod "
        "./PUNCT/./3/punct",
        FALSE,
        "Corviton/PROPN/NNP/3/nsubj:pass was/AUX/VBD/3/aux:pass fined/VERB/VBN/0/root "
        "$/SYM/$/3/obj 9/NUM/CD/4/nummod by/ADP/IN/7/case Ostria/PROPN/NNP/3/obl:agent "
        "./PUNCT/./3/punct");
}

static void books_keep_their_authors(void)
{
  static const char WRITTEN[] =
      "Corviton/PROPN/NNP/3/nsubj:pass was/AUX/VBD/3/aux:pass named/VERB/VBN/0/root "
      "in/ADP/IN/6/case a/DET/DT/6/det book/NOUN/NN/3/obl by/ADP/IN/8/case "
      "Roe/PROPN/NNP/6/nmod ./PUNCT/./3/punct";
  check(WRITTEN, FALSE, WRITTEN);
}

static void a_fine_is_against_somebody_not_its_sum(void)
{
  check("Ostria/PROPN/NNP/2/nsubj proposed/VERB/VBD/0/root a/DET/DT/4/det fine/NOUN/NN/2/obj "
        "of/ADP/IN/6/case $/SYM/$/4/nmod 3/NUM/CD/6/nummod against/ADP/IN/9/case "
        "Corviton/PROPN/NNP/6/nmod ./PUNCT/./2/punct",
        FALSE,
        "Ostria/PROPN/NNP/2/nsubj proposed/VERB/VBD/0/root a/DET/DT/4/det fine/NOUN/NN/2/obj "
        "of/ADP/IN/6/case $/SYM/$/4/nmod 3/NUM/CD/6/nummod against/ADP/IN/9/case "
        "Corviton/PROPN/NNP/4/nmod ./PUNCT/./2/punct");
}

static void names_behind_a_comma_are_the_objects(void)
{
  check("Ostria/PROPN/NNP/2/nsubj arrested/VERB/VBD/0/root a/DET/DT/4/det clerk/NOUN/NN/2/obj "
        "of/ADP/IN/6/case Corviton/PROPN/NNP/4/nmod ,/PUNCT/,/8/punct Roe/PROPN/NNP/2/obl "
        "./PUNCT/./2/punct",
        FALSE,
        "Ostria/PROPN/NNP/2/nsubj arrested/VERB/VBD/0/root a/DET/DT/4/det clerk/NOUN/NN/2/obj "
        "of/ADP/IN/6/case Corviton/PROPN/NNP/4/nmod ,/PUNCT/,/8/punct Roe/PROPN/NNP/4/appos "
        "./PUNCT/./2/punct");
}

static void names_around_a_participle_are_doer_and_object(void)
{
  check("The/DET/DT/2/det US/PROPN/NNP/4/compound blacklisted/VERB/VBD/4/amod "
        "Corviton/PROPN/NNP/0/root ./PUNCT/./4/punct",
        FALSE,
        "The/DET/DT/2/det US/PROPN/NNP/3/nsubj blacklisted/VERB/VBD/0/root "
        "Corviton/PROPN/NNP/3/obj ./PUNCT/./4/punct");
}

static void a_perfect_is_no_possession(void)
{
  check("Norland/PROPN/NNP/2/nsubj has/VERB/VBZ/0/root banned/VERB/VBN/4/amod "
        "imports/NOUN/NNS/2/obj ./PUNCT/./2/punct",
        FALSE,
        "Norland/PROPN/NNP/3/nsubj has/AUX/VBZ/3/aux banned/VERB/VBN/0/root "
        "imports/NOUN/NNS/3/obj ./PUNCT/./3/punct");
  static const char RESOURCES[] =
      "Norland/PROPN/NNP/2/nsubj has/VERB/VBZ/0/root limited/VERB/VBN/4/amod "
      "resources/NOUN/NNS/2/obj ./PUNCT/./2/punct";
  check(RESOURCES, FALSE, RESOURCES);
}

static void a_headline_tells_who_will(void)
{
  check("Norland/PROPN/NNP/0/root to/PART/TO/3/mark ban/VERB/VB/1/acl Corviton/PROPN/NNP/3/obj",
        TRUE,
        "Norland/PROPN/NNP/3/nsubj to/PART/TO/3/mark ban/VERB/VB/0/root "
        "Corviton/PROPN/NNP/3/obj");
}

static void a_name_has_no_author(void)
{
  check("sanctions/NOUN/NNS/0/root imposed/VERB/VBN/1/acl on/ADP/IN/4/case "
        "Corviton/PROPN/NNP/2/obl by/ADP/IN/6/case Norland/PROPN/NNP/4/nmod",
        FALSE,
        "sanctions/NOUN/NNS/0/root imposed/VERB/VBN/1/acl on/ADP/IN/4/case "
        "Corviton/PROPN/NNP/2/obl by/ADP/IN/6/case Norland/PROPN/NNP/2/obl:agent");
}

static void the_second_verb_has_the_second_object(void)
{
  check("Norland/PROPN/NNP/2/nsubj recalled/VERB/VBD/0/root its/PRON/PRP$/4/nmod:poss "
        "envoy/NOUN/NN/2/obj and/CCONJ/CC/6/cc suspended/VERB/VBD/2/conj "
        "relations/NOUN/NNS/4/conj ./PUNCT/./2/punct",
        FALSE,
        "Norland/PROPN/NNP/2/nsubj recalled/VERB/VBD/0/root its/PRON/PRP$/4/nmod:poss "
        "envoy/NOUN/NN/2/obj and/CCONJ/CC/6/cc suspended/VERB/VBD/2/conj "
        "relations/NOUN/NNS/6/obj ./PUNCT/./2/punct");
}

int main(void)
{
  if (CU_initialize_registry() != CUE_SUCCESS) return 2;
  CU_pSuite suite = CU_add_suite("mends", NULL, NULL);
  CU_ADD_TEST(suite, a_weekday_has_no_content);
  CU_ADD_TEST(suite, other_nouns_keep_their_clauses);
  CU_ADD_TEST(suite, a_name_with_a_content_is_a_subject);
  CU_ADD_TEST(suite, participles_behind_names_stay);
  CU_ADD_TEST(suite, a_plural_with_subject_and_object_is_a_verb);
  CU_ADD_TEST(suite, talks_keep_their_infinitive);
  CU_ADD_TEST(suite, partners_hang_on_their_partnership);
  CU_ADD_TEST(suite, both_of_a_venture_are_joined);
  CU_ADD_TEST(suite, who_is_awarded_something_is_no_object);
  CU_ADD_TEST(suite, a_unit_is_of_whom_it_stands_beside);
  CU_ADD_TEST(suite, who_is_in_talks_is_no_empty_it);
  CU_ADD_TEST(suite, the_name_of_a_kind_is_no_second_subject);
  CU_ADD_TEST(suite, spying_plurals_are_verbs);
  CU_ADD_TEST(suite, what_is_asked_has_a_verb);
  CU_ADD_TEST(suite, what_a_thing_is_called_is_its_complement);
  CU_ADD_TEST(suite, sums_have_no_agent);
  CU_ADD_TEST(suite, books_keep_their_authors);
  CU_ADD_TEST(suite, a_fine_is_against_somebody_not_its_sum);
  CU_ADD_TEST(suite, names_behind_a_comma_are_the_objects);
  CU_ADD_TEST(suite, names_around_a_participle_are_doer_and_object);
  CU_ADD_TEST(suite, a_perfect_is_no_possession);
  CU_ADD_TEST(suite, a_headline_tells_who_will);
  CU_ADD_TEST(suite, a_name_has_no_author);
  CU_ADD_TEST(suite, the_second_verb_has_the_second_object);
  CU_basic_set_mode(CU_BRM_VERBOSE);
  CU_basic_run_tests();
  guint failures = CU_get_number_of_failures() + CU_get_number_of_suites_failed();
  CU_cleanup_registry();
  return failures ? 1 : 0;
}
