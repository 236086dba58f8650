// SPDX-License-Identifier: Apache-2.0
/// \file Frames and word lists as ontology/ declares them (docs/frames.md): which words
/// set a frame off, and along which grammatical paths its parties stand.
#ifndef WG_ONTOLOGY_FRAMES_H
#define WG_ONTOLOGY_FRAMES_H

#include "extract/base/arena.h"
#include "extract/ontology/ontology.h"

/// Word lists that the reader's own rules ask for; each must be declared.
typedef enum wg_list {
#define WG_LISTS(X)                                                                          \
  X(SpeechVerb) X(SourceNoun) X(SpokespersonNoun) X(GovernmentNoun) X(OfficeNoun)            \
  X(CompanyNoun) X(UniversityNoun) X(MediaNoun) X(BodyNoun) X(OrganizationNoun)              \
  X(CountryNoun) X(PersonNoun) X(TransparentNoun) X(LightVerb) X(ReverseLightVerb)           \
  X(PlannedVerb) X(PossibleVerb) X(AllegedVerb) X(NegativeVerb) X(DenialVerb) X(EndingVerb)  \
  X(ObjectControlVerb) X(PlannedWord) X(PossibleWord) X(AllegedWord) X(FormerWord)           \
  X(NotAnEntity) X(PersonTitle) X(OrganizationWord) X(UniversityWord) X(BodyWord)            \
  X(MediaWord) X(CompanyWord) X(TitleModifier) X(CeaseVerb) X(HearsayVerb) X(ClaimVerb)      \
  X(CitingVerb) X(DoubtNoun) X(RequestWord) X(RequestedNoun) X(LiftingVerb) X(BeginningVerb) \
  X(OccasionVerb) X(FalseWord) X(DocumentNoun) X(OccurrenceVerb) X(OpenNoun) X(DoneVerb)     \
  X(ClosingVerb) X(CarryingVerb) X(NegativeWord) X(NegativeNoun) X(ForbiddingVerb) X(ForbiddingNoun) X(ForbiddenWord) X(ProlongingVerb) X(MakingVerb) X(CarrierNoun) X(CarrierWord) X(BankNoun) X(BankWord)                 \
  X(BroadcasterNoun) X(BroadcasterWord) X(ReportNoun) X(ActNoun)    \
  X(OtherFigure) X(TotalWord) X(PrisonNoun) X(DismissingWord) X(AcquittingWord)              \
  X(ConvictingWord) X(SettlingWord) X(OverturningWord) X(ThrowingVerb) X(VerdictVerb)        \
  X(PleaVerb) X(InstrumentNoun) X(AccusationNoun) X(StateOffice) X(RankWord) X(AppointVerb)  \
  X(PlaceWord) X(UniversityTown) X(CollectiveNoun) X(FirmThing) X(FirmVerb)             \
  X(FirmNoun) X(FirmAct) X(FirmGear) X(StationedNoun) X(ReproachVerb)
#define WG_LIST_ENUM(name) WG_LIST_##name,
  WG_LISTS(WG_LIST_ENUM)
#undef WG_LIST_ENUM
  WG_LIST_COUNT
} WgList;

typedef enum wg_step_kind {
  WG_STEP_SUBJECT,   ///< who does it: subject, "by", possessor, "the US ban"
  WG_STEP_OBJECT,    ///< what it is done to: object, passive subject, "of"
  WG_STEP_INDIRECT,  ///< indirect object
  WG_STEP_POSSESSOR, ///< "Acme's", "its"
  WG_STEP_MODIFIER,  ///< name or demonym before a noun: "US ban", "Chinese firm"
  WG_STEP_BEARER,    ///< who or what a noun is said of: apposition, "X is a …", "X, a …"
  WG_STEP_CLAUSE,    ///< clause that completes the trigger
  WG_STEP_SELF,      ///< the trigger's own noun phrase
  WG_STEP_WORD,      ///< the trigger itself, without what hangs on it
  WG_STEP_STATE,     ///< the state of "state-owned": the owned one's country; a path of its own
  WG_STEP_SOURCE,    ///< whom the act is ascribed to; a path of its own
  WG_STEP_HEAD,      ///< the word that the trigger hangs on
  WG_STEP_KIND,      ///< plain words before a noun: "security concerns", "antitrust probe"
  WG_STEP_MANNER,    ///< adverbs on the trigger
  WG_STEP_MARKER,    ///< the preposition before the trigger: "in" of "in partnership"
  WG_STEP_CARRIER,   ///< subject of the light verb that carries a noun, and of no other
  WG_STEP_PREPOSITION,
} WgStepKind;

typedef struct wg_step {
  WgStepKind kind;
  const char *preposition; ///< for WG_STEP_PREPOSITION: its lemma, fixed ones with "_"
} WgStep;

/// Steps walked one after the other from the trigger, e.g. object/with.
typedef struct wg_path {
  const WgStep *steps;
  guint n;
} WgPath;

typedef struct wg_path_list {
  const WgPath *paths; ///< tried in order, the first that finds something wins
  guint n;
} WgPathList;

/// A condition: the head found along `path` must stand in `list`.
typedef struct wg_condition {
  WgPath path;
  guint list;
  gboolean absent; ///< …must not
} WgCondition;

typedef struct wg_frame {
  const char *name; ///< local name of its IRI
  const WgEventClass *event_class;
  WgPathList actor, target, matter, role, scope, reason, instrument, place, amount;
  const WgCondition *conditions;
  guint n_conditions;
  const char *title;    ///< RoleHolding by a verb: the office it tells ("founder"), or NULL
  const char *particle; ///< "off" of "break off", or NULL
  gboolean needs_actor, needs_target;
  gboolean presupposed; ///< told by a description, which no doubt of the sentence touches
  const char *const *except_actor;  ///< classes of entity that cannot be the actor; or NULL
  const char *const *except_target;
  gboolean split; ///< actor and target are pairs of one coordination ("X and Y agreed")
  int polarity, modality, phase; ///< fixed by the frame, or -1
  guint8 base;                   ///< confidence the frame starts from, hundredths
} WgFrame;

typedef struct wg_frames WgFrames;

/// Read frames and lists out of `ontology`. NULL and an `error` "FILE:LINE: …" where a
/// frame names an unknown class, list or step, or a list the reader needs is missing.
WgFrames *wg_frames_new(const WgOntology *ontology, GError **error);
void wg_frames_free(WgFrames *frames);

/// The frames that word `lemma` can set off as `part` ('v'erb, 'n'oun, 'a'djective);
/// NULL and *n 0 where none.
const WgFrame *const *wg_frames_for(const WgFrames *frames, char part,
                                    const char *lemma, guint *n);

/// The event class of that local name in the ontology, or NULL.
const WgEventClass *wg_frames_event_class(const WgFrames *frames, const char *local);

/// Whether `lemma` stands in the list (a WgList or a number of WgCondition.list).
gboolean wg_frames_listed(const WgFrames *frames, guint list, const char *lemma);

/// Local name of a list.
const char *wg_frames_list_name(const WgFrames *frames, guint list);

/// The path as the ontology writes it ("object/with"). Caller frees.
char *wg_path_text(const WgPath *path);

#endif
