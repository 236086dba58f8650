// SPDX-License-Identifier: Apache-2.0
/// \file Universal Dependencies (English, UD 2.17) as numbers: parts of speech and
/// relations. https://universaldependencies.org/guidelines.html
#ifndef WG_LANGUAGE_UD_H
#define WG_LANGUAGE_UD_H

#include <glib.h>

typedef enum wg_upos {
  WG_UPOS_ADJ,
  WG_UPOS_ADP,
  WG_UPOS_ADV,
  WG_UPOS_AUX,
  WG_UPOS_CCONJ,
  WG_UPOS_DET,
  WG_UPOS_INTJ,
  WG_UPOS_NOUN,
  WG_UPOS_NUM,
  WG_UPOS_PART,
  WG_UPOS_PRON,
  WG_UPOS_PROPN,
  WG_UPOS_PUNCT,
  WG_UPOS_SCONJ,
  WG_UPOS_SYM,
  WG_UPOS_VERB,
  WG_UPOS_X,
  WG_UPOS_COUNT
} WgUpos;

typedef enum wg_deprel {
  WG_DEP_ROOT,
  WG_DEP_NSUBJ,
  WG_DEP_NSUBJ_PASS,
  WG_DEP_NSUBJ_OUTER,
  WG_DEP_CSUBJ,
  WG_DEP_CSUBJ_PASS,
  WG_DEP_CSUBJ_OUTER,
  WG_DEP_OBJ,
  WG_DEP_IOBJ,
  WG_DEP_OBL,
  WG_DEP_OBL_AGENT,
  WG_DEP_OBL_UNMARKED,
  WG_DEP_XCOMP,
  WG_DEP_CCOMP,
  WG_DEP_ADVCL,
  WG_DEP_ADVCL_RELCL,
  WG_DEP_ADVMOD,
  WG_DEP_AMOD,
  WG_DEP_ACL,
  WG_DEP_ACL_RELCL,
  WG_DEP_APPOS,
  WG_DEP_NMOD,
  WG_DEP_NMOD_POSS,
  WG_DEP_NMOD_UNMARKED,
  WG_DEP_NMOD_DESC,
  WG_DEP_NUMMOD,
  WG_DEP_COMPOUND,
  WG_DEP_COMPOUND_PRT,
  WG_DEP_FLAT,
  WG_DEP_FIXED,
  WG_DEP_CASE,
  WG_DEP_MARK,
  WG_DEP_CC,
  WG_DEP_CC_PRECONJ,
  WG_DEP_CONJ,
  WG_DEP_COP,
  WG_DEP_AUX,
  WG_DEP_AUX_PASS,
  WG_DEP_DET,
  WG_DEP_DET_PREDET,
  WG_DEP_EXPL,
  WG_DEP_DISCOURSE,
  WG_DEP_VOCATIVE,
  WG_DEP_PARATAXIS,
  WG_DEP_LIST,
  WG_DEP_ORPHAN,
  WG_DEP_GOESWITH,
  WG_DEP_REPARANDUM,
  WG_DEP_DISLOCATED,
  WG_DEP_PUNCT,
  WG_DEP_DEP,
  WG_DEP_COUNT
} WgDeprel;

/// "NOUN", "nsubj:pass": the names as CoNLL-U prints them.
const char *wg_upos_name(WgUpos upos);
const char *wg_deprel_name(WgDeprel deprel);

/// The number of a name, -1 where it is none of ours; of a relation with an unknown
/// subtype, the number of its universal part.
int wg_upos_find(const char *name);
int wg_deprel_find(const char *name);

#endif
