// SPDX-License-Identifier: Apache-2.0
/// \file What can be seen of a block, as whole numbers: the words that the classifier of
/// body.c weighs. Each row: the feature, then what it counts.
#ifndef WG_PAGE_FEATURES_H
#define WG_PAGE_FEATURES_H

#include "extract/page/blocks.h"

#define WG_FEATURES(X)                                                             \
  /* its own text */                                                               \
  X(ONE)            /* 1 */                                                        \
  X(WORDS)          /* binary digits of the number of words */                     \
  X(LINKED)         /* per cent of its code points that stand in links */          \
  X(ENDS)           /* ends like a sentence */                                     \
  X(COMMAS)         /* up to 3 */                                                  \
  X(CAPITALS)       /* per cent of its words that begin with a capital */          \
  X(COLON)          /* ends with a colon */                                        \
  X(PROSE)          /* reads like running text (wg_block_is_prose) */              \
  X(FURNITURE_FORM) /* a set phrase of pages (line_form.h), a row a kind */        \
  X(TEASER_FORM) X(CREDIT_FORM) X(BYLINE_FORM)                                     \
  X(REPEATS_TITLE)  /* the same words as a first-level heading elsewhere */        \
  /* its element */                                                                \
  X(IS_P) X(IS_LI) X(IS_DIV) X(IS_TD) X(IS_QUOTE) X(IS_PRE) X(IS_DD) X(IS_HEADING) \
  X(LEVEL)          /* of the heading, 1 to 6 */                                   \
  X(IN_TABLE) X(IN_LIST) X(IN_QUOTE) X(IN_FIGURE) X(IN_HEADER)                     \
  /* marks of the elements around it (marks.h) */                                  \
  X(M_FURNITURE) X(M_COMMENT) X(M_BYLINE) X(M_CAPTION) X(M_DATE) X(M_TITLE)        \
  X(M_TAGS) X(M_HIDDEN) X(M_BODY) X(M_ARTICLE) X(M_SUMMARY) X(M_ASIDE) X(M_NAV)    \
  X(M_RELATED) X(M_SHARE)                                                          \
  /* where it stands */                                                            \
  X(IN_SCORED)      /* in the container by score */                                \
  X(IN_NAMED)       /* in the container by name */                                 \
  X(PLACE)          /* per cent of the sure paragraphs' text before it */          \
  X(BEFORE) X(AFTER) /* all the sure paragraphs */                                 \
  X(FROM_LAST) X(TO_NEXT) /* blocks to the nearest sure paragraph, up to 8 */      \
  X(HOLDER)         /* sure text in the same holder, per cent of the fullest one */ \
  X(WIDER_HOLDER)   /* the same of the element around the holder */                \
  X(HOLDER_LINKED) X(WIDER_LINKED) /* per cent of linked text there */             \
  X(HOLDER_PROSE) X(WIDER_PROSE)   /* per cent of running text there */            \
  X(HOLDER_SHARE) X(WIDER_SHARE)   /* per cent of the page's running text there */ \
  X(BLOCKS)         /* binary digits of the number of blocks of the page */        \
  /* its neighbours */                                                             \
  X(LAST_WORDS) X(NEXT_WORDS) X(LAST_LINKED) X(NEXT_LINKED) X(LAST_ENDS)           \
  X(NEXT_ENDS) X(LAST_SAME) X(NEXT_SAME) X(LAST_HEADING) X(NEXT_HEADING)

typedef enum wg_feature {
#define WG_FEATURE_NAME(name) WG_FEATURE_##name,
  WG_FEATURES(WG_FEATURE_NAME)
#undef WG_FEATURE_NAME
  WG_FEATURE_COUNT
} WgFeature;

typedef gint16 WgFeatures[WG_FEATURE_COUNT];

/// A row a block. Caller frees.
WgFeatures *wg_features_find(const WgBlocks *blocks);

/// The name of a feature, as it stands in the list.
const char *wg_feature_name(WgFeature feature);

#endif
