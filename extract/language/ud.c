// SPDX-License-Identifier: Apache-2.0
#include "extract/language/ud.h"

#include <string.h>

static const char *const UPOS[WG_UPOS_COUNT] = {
    [WG_UPOS_ADJ] = "ADJ",
    [WG_UPOS_ADP] = "ADP",
    [WG_UPOS_ADV] = "ADV",
    [WG_UPOS_AUX] = "AUX",
    [WG_UPOS_CCONJ] = "CCONJ",
    [WG_UPOS_DET] = "DET",
    [WG_UPOS_INTJ] = "INTJ",
    [WG_UPOS_NOUN] = "NOUN",
    [WG_UPOS_NUM] = "NUM",
    [WG_UPOS_PART] = "PART",
    [WG_UPOS_PRON] = "PRON",
    [WG_UPOS_PROPN] = "PROPN",
    [WG_UPOS_PUNCT] = "PUNCT",
    [WG_UPOS_SCONJ] = "SCONJ",
    [WG_UPOS_SYM] = "SYM",
    [WG_UPOS_VERB] = "VERB",
    [WG_UPOS_X] = "X",
};

static const char *const DEPREL[WG_DEP_COUNT] = {
    [WG_DEP_ROOT] = "root",
    [WG_DEP_NSUBJ] = "nsubj",
    [WG_DEP_NSUBJ_PASS] = "nsubj:pass",
    [WG_DEP_NSUBJ_OUTER] = "nsubj:outer",
    [WG_DEP_CSUBJ] = "csubj",
    [WG_DEP_CSUBJ_PASS] = "csubj:pass",
    [WG_DEP_CSUBJ_OUTER] = "csubj:outer",
    [WG_DEP_OBJ] = "obj",
    [WG_DEP_IOBJ] = "iobj",
    [WG_DEP_OBL] = "obl",
    [WG_DEP_OBL_AGENT] = "obl:agent",
    [WG_DEP_OBL_UNMARKED] = "obl:unmarked",
    [WG_DEP_XCOMP] = "xcomp",
    [WG_DEP_CCOMP] = "ccomp",
    [WG_DEP_ADVCL] = "advcl",
    [WG_DEP_ADVCL_RELCL] = "advcl:relcl",
    [WG_DEP_ADVMOD] = "advmod",
    [WG_DEP_AMOD] = "amod",
    [WG_DEP_ACL] = "acl",
    [WG_DEP_ACL_RELCL] = "acl:relcl",
    [WG_DEP_APPOS] = "appos",
    [WG_DEP_NMOD] = "nmod",
    [WG_DEP_NMOD_POSS] = "nmod:poss",
    [WG_DEP_NMOD_UNMARKED] = "nmod:unmarked",
    [WG_DEP_NMOD_DESC] = "nmod:desc",
    [WG_DEP_NUMMOD] = "nummod",
    [WG_DEP_COMPOUND] = "compound",
    [WG_DEP_COMPOUND_PRT] = "compound:prt",
    [WG_DEP_FLAT] = "flat",
    [WG_DEP_FIXED] = "fixed",
    [WG_DEP_CASE] = "case",
    [WG_DEP_MARK] = "mark",
    [WG_DEP_CC] = "cc",
    [WG_DEP_CC_PRECONJ] = "cc:preconj",
    [WG_DEP_CONJ] = "conj",
    [WG_DEP_COP] = "cop",
    [WG_DEP_AUX] = "aux",
    [WG_DEP_AUX_PASS] = "aux:pass",
    [WG_DEP_DET] = "det",
    [WG_DEP_DET_PREDET] = "det:predet",
    [WG_DEP_EXPL] = "expl",
    [WG_DEP_DISCOURSE] = "discourse",
    [WG_DEP_VOCATIVE] = "vocative",
    [WG_DEP_PARATAXIS] = "parataxis",
    [WG_DEP_LIST] = "list",
    [WG_DEP_ORPHAN] = "orphan",
    [WG_DEP_GOESWITH] = "goeswith",
    [WG_DEP_REPARANDUM] = "reparandum",
    [WG_DEP_DISLOCATED] = "dislocated",
    [WG_DEP_PUNCT] = "punct",
    [WG_DEP_DEP] = "dep",
};

const char *wg_upos_name(WgUpos upos)
{
  return UPOS[upos];
}

const char *wg_deprel_name(WgDeprel deprel)
{
  return DEPREL[deprel];
}

static int find(const char *const *names, int n, const char *name, gsize len)
{
  for (int i = 0; i < n; i++)
    if (strlen(names[i]) == len && memcmp(names[i], name, len) == 0) return i;
  return -1;
}

int wg_upos_find(const char *name)
{
  return find(UPOS, WG_UPOS_COUNT, name, strlen(name));
}

int wg_deprel_find(const char *name)
{
  int whole = find(DEPREL, WG_DEP_COUNT, name, strlen(name));
  return whole >= 0 ? whole
                    : find(DEPREL, WG_DEP_COUNT, name, strcspn(name, ":"));
}
