// SPDX-License-Identifier: Apache-2.0
/// One invented frame a class, one parse a construction: every class must be read in every
/// construction, though no frame says a word about any of them.
#include "extract/grammar/tree.h"
#include "extract/names/mentions.h"
#include "extract/propose/match.h"
#include "extract/propose/propose.h"
#include "extract/settle/settle.h"

#include <CUnit/Basic.h>
#include <glib/gstdio.h>

static WgOntology *ontology;
static WgGazetteer *gazetteer;
static WgFrames *frames;

/// Words as "form/lemma/UPOS/XPOS/head/deprel", heads counted from 1; @A and @B stand for
/// the parties, @C and @D for two more of their kinds, @V… for the verb's forms.
typedef struct construction {
  const char *name;
  const char *words;
  guint facts; ///< how many a frame must give
  WgModality modality;
  WgPolarity polarity;
} Construction;

static const Construction CONSTRUCTIONS[] = {
    {"active", "@A/@A/PROPN/NNP/2/nsubj zorked/zork/VERB/VBD/0/root @B/@B/PROPN/NNP/2/obj", 1,
     WG_ACTUAL, WG_AFFIRMED},
    {"passive",
     "@B/@B/PROPN/NNP/3/nsubj:pass was/be/AUX/VBD/3/aux:pass zorked/zork/VERB/VBN/0/root "
     "by/by/ADP/IN/5/case @A/@A/PROPN/NNP/3/obl:agent",
     1, WG_ACTUAL, WG_AFFIRMED},
    {"coordinated_objects",
     "@A/@A/PROPN/NNP/2/nsubj zorked/zork/VERB/VBD/0/root @B/@B/PROPN/NNP/2/obj "
     "and/and/CCONJ/CC/5/cc @D/@D/PROPN/NNP/3/conj",
     2, WG_ACTUAL, WG_AFFIRMED},
    {"coordinated_subjects",
     "@A/@A/PROPN/NNP/4/nsubj and/and/CCONJ/CC/3/cc @C/@C/PROPN/NNP/1/conj "
     "zorked/zork/VERB/VBD/0/root @B/@B/PROPN/NNP/4/obj",
     2, WG_ACTUAL, WG_AFFIRMED},
    {"coordinated_verbs",
     "@A/@A/PROPN/NNP/2/nsubj hesitated/hesitate/VERB/VBD/0/root and/and/CCONJ/CC/4/cc "
     "zorked/zork/VERB/VBD/2/conj @B/@B/PROPN/NNP/4/obj",
     1, WG_ACTUAL, WG_AFFIRMED},
    {"control",
     "@A/@A/PROPN/NNP/2/nsubj agreed/agree/VERB/VBD/0/root to/to/PART/TO/4/mark "
     "zork/zork/VERB/VB/2/xcomp @B/@B/PROPN/NNP/4/obj",
     1, WG_PLANNED, WG_AFFIRMED},
    {"object_control",
     "Nobody/nobody/PRON/NN/2/nsubj urged/urge/VERB/VBD/0/root @A/@A/PROPN/NNP/2/obj "
     "to/to/PART/TO/5/mark zork/zork/VERB/VB/2/xcomp @B/@B/PROPN/NNP/5/obj",
     1, WG_POSSIBLE, WG_AFFIRMED},
    {"relative_clause",
     "@A/@A/PROPN/NNP/6/nsubj ,/,/PUNCT/,/4/punct which/which/PRON/WDT/4/nsubj "
     "zorked/zork/VERB/VBD/1/acl:relcl @B/@B/PROPN/NNP/4/obj fell/fall/VERB/VBD/0/root",
     1, WG_ACTUAL, WG_AFFIRMED},
    {"passive_participle",
     "@B/@B/PROPN/NNP/6/nsubj ,/,/PUNCT/,/3/punct zorked/zork/VERB/VBN/1/acl "
     "by/by/ADP/IN/5/case @A/@A/PROPN/NNP/3/obl:agent fell/fall/VERB/VBD/0/root",
     1, WG_ACTUAL, WG_AFFIRMED},
    {"active_participle",
     "@A/@A/PROPN/NNP/2/nsubj fell/fall/VERB/VBD/0/root ,/,/PUNCT/,/4/punct "
     "zorking/zork/VERB/VBG/2/advcl @B/@B/PROPN/NNP/4/obj",
     1, WG_ACTUAL, WG_AFFIRMED},
    {"possessive_nominal",
     "@A/@A/PROPN/NNP/3/nmod:poss 's/'s/PART/POS/1/case zorkage/zorkage/NOUN/NN/6/nsubj "
     "of/of/ADP/IN/5/case @B/@B/PROPN/NNP/3/nmod surprised/surprise/VERB/VBD/0/root "
     "many/many/ADJ/JJ/6/obj",
     1, WG_ACTUAL, WG_AFFIRMED},
    {"nominal_by",
     "The/the/DET/DT/2/det zorkage/zorkage/NOUN/NN/7/nsubj of/of/ADP/IN/4/case "
     "@B/@B/PROPN/NNP/2/nmod by/by/ADP/IN/6/case @A/@A/PROPN/NNP/2/nmod "
     "surprised/surprise/VERB/VBD/0/root many/many/ADJ/JJ/7/obj",
     1, WG_ACTUAL, WG_AFFIRMED},
    {"light_verb",
     "@A/@A/PROPN/NNP/2/nsubj announced/announce/VERB/VBD/0/root a/a/DET/DT/4/det "
     "zorkage/zorkage/NOUN/NN/2/obj of/of/ADP/IN/6/case @B/@B/PROPN/NNP/4/nmod",
     1, WG_PLANNED, WG_AFFIRMED},
    {"negated",
     "@A/@A/PROPN/NNP/4/nsubj did/do/AUX/VBD/4/aux n't/not/PART/RB/4/advmod "
     "zork/zork/VERB/VB/0/root @B/@B/PROPN/NNP/4/obj",
     1, WG_ACTUAL, WG_NEGATED},
    {"future",
     "@A/@A/PROPN/NNP/3/nsubj will/will/AUX/MD/3/aux zork/zork/VERB/VB/0/root "
     "@B/@B/PROPN/NNP/3/obj",
     1, WG_PLANNED, WG_AFFIRMED},
    {"denied",
     "@C/@C/PROPN/NNP/2/nsubj denied/deny/VERB/VBD/0/root that/that/SCONJ/IN/5/mark "
     "@A/@A/PROPN/NNP/5/nsubj zorked/zork/VERB/VBD/2/ccomp @B/@B/PROPN/NNP/5/obj",
     0, WG_ACTUAL, WG_AFFIRMED},
};

/// Invented names, four of a kind, as one name file.
static const char NAMES[] =
    "Aldermoor\tCompany\t\nBrackwell\tCompany\t\nCorviton\tCompany\t\nDunhaven\tCompany\t\n"
    "Aldis Prew\tPerson\t\nBertil Quonn\tPerson\t\nCora Rasmut\tPerson\t\nDov Sellick\tPerson\t\n"
    "Averland\tCountry\tAVR\nBorvia\tCountry\tBRV\nCastomar\tCountry\tCST\nDravonia\tCountry\tDRV\n";

/// The names for a party of these types, in the order of the file.
static const char *const *names_for(const char *const *types)
{
  static const char *const COMPANIES[] = {"Aldermoor", "Brackwell", "Corviton", "Dunhaven"};
  static const char *const PERSONS[] = {"Aldis Prew", "Bertil Quonn", "Cora Rasmut", "Dov Sellick"};
  static const char *const COUNTRIES[] = {"Averland", "Borvia", "Castomar", "Dravonia"};
  WgDraft company = {.type = WG_TYPE_COMPANY}, person = {.type = WG_TYPE_PERSON};
  if (wg_draft_is(&company, types)) return COMPANIES;
  return wg_draft_is(&person, types) ? PERSONS : COUNTRIES;
}

static void put_word(WgArena *arena, GArray *tokens, const char *word, const char *form)
{
  g_auto(GStrv) f = g_strsplit(word, "/", 6);
  WgToken t = {0};
  t.form = wg_slice(wg_arena_strdup(arena, form));
  t.lemma = wg_arena_strdup(arena, f[0][0] == '@' ? form : f[1]);
  t.xpos = wg_arena_strdup(arena, f[3]);
  t.feats = "_";
  t.upos = (WgUpos)wg_upos_find(f[2]);
  t.head = (gint32)g_ascii_strtoll(f[4], NULL, 10) - 1;
  t.deprel = (WgDeprel)wg_deprel_find(f[5]);
  t.space_after = TRUE;
  t.margin = 100;
  g_array_append_val(tokens, t);
}

/// A party's name as one word, so that the heads of the table stay true.
static const char *party(const char *word, const WgEventClass *class)
{
  const char *const *actors = names_for(class->actor_types);
  const char *const *targets = names_for(class->target_types);
  switch (word[1]) {
  case 'A': return actors[0];
  case 'B': return targets[1];
  case 'C': return actors[2];
  default: return targets[3];
  }
}

static WgSentence sentence_of(WgArena *arena, const Construction *c, const WgEventClass *class,
                              GString *text)
{
  g_autoptr(GArray) tokens = g_array_new(FALSE, TRUE, sizeof(WgToken));
  g_auto(GStrv) words = g_strsplit(c->words, " ", -1);
  for (char **w = words; *w; w++) {
    g_autofree char *own = g_strndup(*w, strcspn(*w, "/"));
    put_word(arena, tokens, *w, (*w)[0] == '@' ? party(*w, class) : own);
    WgToken *t = &g_array_index(tokens, WgToken, tokens->len - 1);
    t->begin = (guint32)text->len;
    g_string_append_len(text, t->form.ptr, (gssize)t->form.len);
    t->end = (guint32)text->len;
    g_string_append_c(text, ' ');
  }
  WgSentence s = {0};
  s.n = tokens->len;
  s.tokens = wg_arena_new0(arena, WgToken, s.n);
  memcpy(s.tokens, tokens->data, s.n * sizeof(WgToken));
  s.end = (guint32)text->len;
  return s;
}

static void open_article(WgArticle *a, WgArena *arena, WgSentence *sentence, WgSlice text)
{
  memset(a, 0, sizeof *a);
  a->arena = arena;
  a->frames = frames;
  a->gazetteer = gazetteer;
  a->text = text;
  a->sentences = sentence;
  a->n_sentences = 1;
  a->trees = wg_arena_new0(arena, WgTree *, 1);
  a->trees[0] = wg_tree_new(arena, sentence);
  a->times = wg_arena_new0(arena, WgTimeExpression *, 1);
  a->n_times = wg_arena_new0(arena, guint32, 1);
  a->lists = g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
  a->mentions = g_ptr_array_new();
  a->drafts = g_ptr_array_new();
  a->draft_of = g_hash_table_new(g_str_hash, g_str_equal);
  a->facts = g_ptr_array_new();
}

static gboolean is_as_told(const WgArticle *a, const Construction *c, const WgEventClass *class)
{
  guint found = 0;
  for (guint i = 0; i < a->facts->len; i++) {
    const WgFact *f = g_ptr_array_index(a->facts, i);
    if (!g_str_equal(f->event_class, class->local)) continue;
    if (!f->actor || !f->target || f->claim.modality != c->modality ||
        f->claim.polarity != c->polarity)
      return FALSE;
    found++;
  }
  // denials of one matter by one denier are one, however many accused him
  gboolean one_denial = g_str_equal(class->local, "Denial") &&
                        g_str_equal(c->name, "coordinated_objects");
  return found == (one_denial ? 1 : c->facts);
}

static void every_class_is_read_in_every_construction(void)
{
  guint n;
  const WgEventClass *classes = wg_ontology_event_classes(ontology, &n);
  CU_ASSERT_EQUAL(n, 20);
  for (guint k = 0; k < n; k++)
    for (guint i = 0; i < G_N_ELEMENTS(CONSTRUCTIONS); i++) {
      if (g_str_equal(classes[k].local, "Statement")) continue; // has no target
      g_autoptr(WgArena) arena = wg_arena_new();
      GString *text = g_string_new(NULL);
      WgSentence s = sentence_of(arena, &CONSTRUCTIONS[i], &classes[k], text);
      WgArticle a;
      open_article(&a, arena, &s, wg_slice(text->str));
      wg_mentions_find(&a);
      wg_match(&a);
      wg_rivals_settle(&a);
      gboolean right = is_as_told(&a, &CONSTRUCTIONS[i], &classes[k]);
      if (!right) fprintf(stderr, "\n%s as %s: «%s»", classes[k].local, CONSTRUCTIONS[i].name, text->str);
      CU_ASSERT(right);
      wg_article_close(&a);
      g_string_free(text, TRUE);
    }
}

/// "Harwick University of Technology (HUT)", of which the model saw all but the first word:
/// with other letters in the brackets that word stays out.
static void letters_in_brackets_tell_where_a_name_begins(void)
{
  static const char *const LETTERS[] = {"HUT", "UT"};
  for (guint i = 0; i < G_N_ELEMENTS(LETTERS); i++) {
    g_autofree char *words = g_strdup_printf(
        "Harwick/Harwick/ADV/RB/8/advmod University/University/PROPN/NNP/8/nsubj "
        "of/of/ADP/IN/4/case Technology/Technology/PROPN/NNP/2/nmod (/(/PUNCT/-LRB-/6/punct "
        "%s/%s/PROPN/NNP/2/appos )/)/PUNCT/-RRB-/6/punct fell/fall/VERB/VBD/0/root",
        LETTERS[i], LETTERS[i]);
    Construction c = {.words = words};
    g_autoptr(WgArena) arena = wg_arena_new();
    g_autoptr(GString) text = g_string_new(NULL);
    WgSentence s = sentence_of(arena, &c, NULL, text);
    for (guint k = 1; k <= 3; k++) s.tokens[k].ner = WG_NER_ORG;
    s.tokens[1].ner_begins = TRUE;
    WgArticle a;
    open_article(&a, arena, &s, wg_slice(text->str));
    wg_mentions_find(&a);
    const WgMention *m = a.mention_of[0][1], *letters = a.mention_of[0][5];
    CU_ASSERT_PTR_NOT_NULL_FATAL(m);
    CU_ASSERT_EQUAL(m->first, i);
    CU_ASSERT_EQUAL(m->last, 3);
    CU_ASSERT(letters && letters->draft == m->draft);
    wg_article_close(&a);
  }
}

// ------------------------------------------------------------------ set-up

static char *folder;

static void copy_in(const char *name)
{
  g_autofree char *from = g_build_filename(WG_SOURCE_DIR, "ontology", name, NULL);
  g_autofree char *to = g_build_filename(folder, name, NULL);
  g_autofree char *text = NULL;
  gsize length;
  if (g_file_get_contents(from, &text, &length, NULL))
    g_file_set_contents(to, text, (gssize)length, NULL);
}

/// One frame a class, all on the same words and paths.
static void write_frames(void)
{
  guint n;
  g_autofree char *source = g_build_filename(WG_SOURCE_DIR, "ontology", NULL);
  g_autoptr(WgOntology) whole = wg_ontology_load(source, NULL);
  const WgEventClass *classes = wg_ontology_event_classes(whole, &n);
  GString *ttl = g_string_new("@prefix f: <" WG_FRAME_NS "> .\n@prefix wg: <" WG_NS "> .\n");
  for (guint i = 0; i < n; i++)
    g_string_append_printf(ttl,
                           "f:toy-%s a f:Frame ; f:class wg:%s ; f:verb \"zork\" ; f:noun "
                           "\"zorkage\" ; f:actor \"subject\" ; f:target \"object\" ; "
                           "f:needs \"target\" .\n",
                           classes[i].local, classes[i].local);
  g_autofree char *path = g_build_filename(folder, "toy.ttl", NULL);
  g_file_set_contents(path, ttl->str, (gssize)ttl->len, NULL);
  g_string_free(ttl, TRUE);
}

static int set_up(void)
{
  folder = g_dir_make_tmp("wiregraph-constructions-XXXXXX", NULL);
  copy_in("wiregraph.ttl");
  copy_in("words.ttl");
  copy_in("roles.ttl");
  write_frames();
  g_autofree char *names = g_build_filename(folder, "names", NULL);
  g_mkdir(names, 0700);
  g_autofree char *tsv = g_build_filename(names, "toy.tsv", NULL);
  g_file_set_contents(tsv, NAMES, -1, NULL);
  GError *error = NULL;
  ontology = wg_ontology_load(folder, &error);
  if (ontology) frames = wg_frames_new(ontology, &error);
  if (frames) gazetteer = wg_gazetteer_load(names, &error);
  if (error) fprintf(stderr, "%s\n", error->message);
  return gazetteer ? 0 : 1;
}

static void remove_in(const char *inner)
{
  g_autofree char *path = g_build_filename(folder, inner, NULL);
  g_remove(path);
}

static int tear_down(void)
{
  static const char *const FILES[] = {"names/toy.tsv", "names", "wiregraph.ttl", "words.ttl",
                                      "roles.ttl", "toy.ttl", ""};
  wg_frames_free(frames);
  wg_gazetteer_free(gazetteer);
  wg_ontology_free(ontology);
  for (guint i = 0; i < G_N_ELEMENTS(FILES); i++) remove_in(FILES[i]);
  g_free(folder);
  return 0;
}

int main(void)
{
  if (CU_initialize_registry() != CUE_SUCCESS) return 2;
  CU_pSuite suite = CU_add_suite("constructions", set_up, tear_down);
  CU_ADD_TEST(suite, every_class_is_read_in_every_construction);
  CU_ADD_TEST(suite, letters_in_brackets_tell_where_a_name_begins);
  CU_basic_set_mode(CU_BRM_VERBOSE);
  CU_basic_run_tests();
  guint failures = CU_get_number_of_failures() + CU_get_number_of_suites_failed();
  CU_cleanup_registry();
  return failures ? 1 : 0;
}
