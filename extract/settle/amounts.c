// SPDX-License-Identifier: Apache-2.0
#include "extract/settle/amounts.h"

#define MAX_DIGITS 24

static const WgToken *at(const WgSentence *s, gint32 i)
{
  return i >= 0 && i < (gint32)s->n ? &s->tokens[i] : NULL;
}

static gboolean is(const WgSentence *s, gint32 i, const char *word)
{
  const WgToken *t = at(s, i);
  gsize n = strlen(word);
  return t && t->form.len == n && g_ascii_strncasecmp(t->form.ptr, word, n) == 0;
}

/// With case: "US" is a country, "us" is not.
static gboolean is_exactly(const WgSentence *s, gint32 i, const char *word)
{
  return at(s, i) && wg_slice_equals(at(s, i)->form, word);
}

static gboolean is_any(const WgSentence *s, gint32 i, const char *const *words)
{
  for (; *words; words++)
    if (is(s, i, *words)) return TRUE;
  return FALSE;
}

static gboolean is_hyphen(const WgSentence *s, gint32 i)
{
  static const char *const HYPHENS[] = {"-", "\xe2\x80\x90", "\xe2\x80\x91", NULL};
  return is_any(s, i, HYPHENS);
}

// ------------------------------------------------------------------ numbers

typedef struct number {
  char digits[MAX_DIGITS + 1]; ///< those before and behind the point
  int whole;                   ///< how many of them stand before it
  gint32 last;                 ///< token
} Number;

static gboolean read_figures(WgSlice form, Number *out)
{
  gsize n = 0;
  gboolean point = FALSE;
  out->whole = 0;
  for (gsize i = 0; i < form.len; i++) {
    char c = form.ptr[i];
    if (g_ascii_isdigit(c)) {
      if (n == MAX_DIGITS) return FALSE;
      out->digits[n++] = c;
      if (!point) out->whole++;
    } else if (c == ',' && !point && i > 0 && i + 3 < form.len) {
      continue;
    } else if (c == '.' && !point && i + 1 < form.len) {
      point = TRUE;
    } else {
      return FALSE;
    }
  }
  out->digits[n] = '\0';
  return n > 0;
}

static int small_number(const WgSentence *s, gint32 i)
{
  static const char *const WORDS[] = {
      "zero",    "one",      "two",     "three",   "four",     "five",    "six",
      "seven",   "eight",    "nine",    "ten",     "eleven",   "twelve",  "thirteen",
      "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
  for (int k = 1; k < (int)G_N_ELEMENTS(WORDS); k++)
    if (is(s, i, WORDS[k])) return k;
  return 0;
}

static int tens_number(const WgSentence *s, gint32 i)
{
  static const char *const WORDS[] = {"twenty", "thirty", "forty", "fifty",
                                      "sixty",  "seventy", "eighty", "ninety"};
  for (int k = 0; k < (int)G_N_ELEMENTS(WORDS); k++)
    if (is(s, i, WORDS[k])) return 20 + 10 * k;
  return 0;
}

static void set_number(Number *out, const char *digits, int whole, gint32 last)
{
  g_strlcpy(out->digits, digits, sizeof out->digits);
  out->whole = whole;
  out->last = last;
}

/// "five", "twenty-five", "half a", "a" before a multiplier.
static gboolean read_words(const WgSentence *s, gint32 i, Number *out)
{
  int value = small_number(s, i);
  gint32 last = i;
  if (!value) {
    value = tens_number(s, i);
    int unit = value && is_hyphen(s, i + 1) ? small_number(s, i + 2) : 0;
    if (unit > 0 && unit < 10) {
      value += unit;
      last = i + 2;
    }
  }
  if (!value && is(s, i, "half") && (is(s, i + 1, "a") || is(s, i + 1, "an"))) {
    set_number(out, "5", 0, i + 1);
    return TRUE;
  }
  if (!value && (is(s, i, "a") || is(s, i, "an"))) value = 1;
  if (!value) return FALSE;
  char digits[8];
  g_snprintf(digits, sizeof digits, "%d", value);
  set_number(out, digits, (int)strlen(digits), last);
  return TRUE;
}

/// The power of ten that a word multiplies by, 0 where it is none.
static int power_of(const WgSentence *s, gint32 i)
{
  static const struct {
    const char *word;
    int power;
  } POWERS[] = {{"hundred", 2},  {"thousand", 3}, {"k", 3},    {"lakh", 5},    {"million", 6},
                {"m", 6},        {"mn", 6},       {"mln", 6},  {"mm", 6},      {"crore", 7},
                {"billion", 9},  {"bn", 9},       {"b", 9},    {"bln", 9},     {"trillion", 12},
                {"tn", 12},      {"trn", 12}};
  for (guint k = 0; k < G_N_ELEMENTS(POWERS); k++)
    if (is(s, i, POWERS[k].word)) return POWERS[k].power;
  return 0;
}

/// A number with its multipliers from token `i`; `*power` of ten, `*words` where it is
/// spelt out. FALSE where none stands there or it goes on in a way not known here.
static gboolean read_number(const WgSentence *s, gint32 i, Number *out, int *power)
{
  *power = 0;
  const WgToken *t = at(s, i);
  if (!t) return FALSE;
  out->last = i;
  gboolean figures = t->form.len && g_ascii_isdigit(t->form.ptr[0]);
  if (figures ? !read_figures(t->form, out) : !read_words(s, i, out)) return FALSE;
  gboolean article = is(s, out->last, "a") || is(s, out->last, "an");
  for (gint32 next = out->last + 1;; next = out->last + 1) {
    if (is_hyphen(s, next) && power_of(s, next + 1)) next++;
    int more = power_of(s, next);
    if (!more || *power + more > 18) break;
    *power += more;
    out->last = next;
  }
  if (article && !*power) return FALSE;
  return !(is(s, out->last + 1, "and") && is(s, out->last, "hundred"));
}

/// Digits and power as a decimal: no sign, no needless zero or point.
static const char *decimal(WgArena *arena, const Number *number, int power)
{
  g_autoptr(GString) out = g_string_new(NULL);
  int n = (int)strlen(number->digits), point = number->whole + power;
  for (int k = 0; k < MAX(n, point); k++) {
    if (k == point) g_string_append_c(out, '.');
    g_string_append_c(out, k < n ? number->digits[k] : '0');
  }
  char *from = out->str;
  while (*from == '0' && g_ascii_isdigit(from[1])) from++;
  if (strchr(from, '.')) {
    while (g_str_has_suffix(out->str, "0")) g_string_truncate(out, out->len - 1);
    if (g_str_has_suffix(out->str, ".")) g_string_truncate(out, out->len - 1);
  }
  return *from == '.' ? wg_arena_printf(arena, "0%s", from) : wg_arena_strdup(arena, from);
}

// ------------------------------------------------------------------ money

/// Signs and codes before a number. A lone "¥" stands for two currencies and is left out.
static const struct {
  const char *sign, *code;
} SIGNS[] = {
    {"$", "USD"},    {"US$", "USD"},  {"USD", "USD"},  {"U.S.$", "USD"}, {"C$", "CAD"},
    {"CA$", "CAD"},  {"CAD", "CAD"},  {"Can$", "CAD"}, {"A$", "AUD"},    {"AU$", "AUD"},
    {"AUD", "AUD"},  {"NZ$", "NZD"},  {"NZD", "NZD"},  {"HK$", "HKD"},   {"HKD", "HKD"},
    {"S$", "SGD"},   {"SGD", "SGD"},  {"NT$", "TWD"},  {"TWD", "TWD"},   {"R$", "BRL"},
    {"BRL", "BRL"},  {"\xe2\x82\xac", "EUR"},          {"EUR", "EUR"},   {"\xc2\xa3", "GBP"},
    {"GBP", "GBP"},  {"CNY", "CNY"},  {"RMB", "CNY"},  {"Rmb", "CNY"},   {"CN\xc2\xa5", "CNY"},
    {"JPY", "JPY"},  {"\xe2\x82\xb9", "INR"},          {"Rs", "INR"},    {"Rs.", "INR"},
    {"INR", "INR"},  {"\xe2\x82\xa9", "KRW"},          {"KRW", "KRW"},   {"\xe2\x82\xbd", "RUB"},
    {"RUB", "RUB"},  {"\xe2\x82\xba", "TRY"},          {"TRY", "TRY"},   {"\xe2\x82\xaa", "ILS"},
    {"ILS", "ILS"},  {"\xe2\x82\xb4", "UAH"},          {"UAH", "UAH"},   {"CHF", "CHF"},
    {"SEK", "SEK"},  {"NOK", "NOK"},  {"DKK", "DKK"},  {"PLN", "PLN"},   {"AED", "AED"},
    {"SAR", "SAR"},  {"ZAR", "ZAR"},  {"MXN", "MXN"},  {"RM", "MYR"},    {"MYR", "MYR"},
};

static const char *code_of_sign(const WgSentence *s, gint32 i)
{
  for (guint k = 0; k < G_N_ELEMENTS(SIGNS); k++)
    if (is_exactly(s, i, SIGNS[k].sign)) return SIGNS[k].code;
  return NULL;
}

/// Words behind a number; `nation` before them, where the word alone does not tell. The
/// first row that fits counts.
static const struct {
  const char *nation, *word, *code;
} WORDS[] = {
    {"Canadian", "dollar", "CAD"},  {"Australian", "dollar", "AUD"}, {"Singapore", "dollar", "SGD"},
    {"Kong", "dollar", "HKD"},      {"Zealand", "dollar", "NZD"},    {"Taiwan", "dollar", "TWD"},
    {"Taiwanese", "dollar", "TWD"}, {NULL, "dollar", "USD"},         {NULL, "euro", "EUR"},
    {NULL, "pound", "GBP"},         {NULL, "yuan", "CNY"},           {NULL, "renminbi", "CNY"},
    {NULL, "yen", "JPY"},           {NULL, "won", "KRW"},            {"Pakistani", "rupee", "PKR"},
    {NULL, "rupee", "INR"},         {NULL, "ruble", "RUB"},          {NULL, "rouble", "RUB"},
    {"Swiss", "franc", "CHF"},      {NULL, "kronor", "SEK"},         {"Swedish", "krona", "SEK"},
    {"Norwegian", "kroner", "NOK"}, {"Danish", "kroner", "DKK"},     {"Czech", "koruna", "CZK"},
    {NULL, "zloty", "PLN"},         {NULL, "forint", "HUF"},         {"Turkish", "lira", "TRY"},
    {NULL, "shekel", "ILS"},        {NULL, "hryvnia", "UAH"},        {NULL, "rand", "ZAR"},
    {"Mexican", "peso", "MXN"},     {"Philippine", "peso", "PHP"},   {NULL, "baht", "THB"},
    {NULL, "ringgit", "MYR"},       {NULL, "rupiah", "IDR"},         {"Saudi", "riyal", "SAR"},
    {NULL, "dirham", "AED"},        {NULL, "dong", "VND"},
};

static gboolean is_word_or_plural(const WgSentence *s, gint32 i, const char *word)
{
  const WgToken *t = at(s, i);
  gsize n = strlen(word);
  if (!t || t->form.len < n || t->form.len > n + 1) return FALSE;
  return g_ascii_strncasecmp(t->form.ptr, word, n) == 0 &&
         (t->form.len == n || g_ascii_tolower(t->form.ptr[n]) == 's');
}

static gboolean is_nation(const WgSentence *s, gint32 i)
{
  static const char *const NATIONS[] = {"US", "U.S.", "American", "British", "Chinese", "Japanese",
                                        "Russian", "Indian", "Korean", "Canadian", "Australian",
                                        "Singapore", "Taiwan", "Taiwanese", "Swiss", "Swedish",
                                        "Norwegian", "Danish", "Czech", "Turkish", "Mexican",
                                        "Philippine", "Saudi", "Pakistani", NULL};
  return at(s, i) && g_ascii_isupper(at(s, i)->form.ptr[0]) && is_any(s, i, NATIONS);
}

/// The currency told behind a number that ends before token `i`; `*last` its last token.
static const char *code_behind(const WgSentence *s, gint32 i, gint32 *last)
{
  if (is_hyphen(s, i)) i++;
  gint32 nation = -1;
  if (is_nation(s, i)) nation = i;
  else if ((is(s, i, "Hong") && is(s, i + 1, "Kong")) ||
           (is(s, i, "New") && is(s, i + 1, "Zealand")))
    nation = i + 1;
  gint32 word = nation < 0 ? i : nation + 1;
  for (guint k = 0; k < G_N_ELEMENTS(WORDS); k++) {
    if (!is_word_or_plural(s, word, WORDS[k].word)) continue;
    if (WORDS[k].nation && (nation < 0 || !is(s, nation, WORDS[k].nation))) continue;
    gboolean weight = g_str_equal(WORDS[k].word, "pound") && is(s, word + 1, "of");
    gboolean victory = g_str_equal(WORDS[k].word, "won") && at(s, word)->upos != WG_UPOS_NOUN;
    if (weight || victory) return NULL;
    *last = word;
    return WORDS[k].code;
  }
  *last = i;
  const WgToken *t = at(s, i); // "500 million EUR"
  return t && t->form.len == 3 && g_ascii_isupper(t->form.ptr[0]) ? code_of_sign(s, i) : NULL;
}

// ------------------------------------------------------------------ one amount

static gboolean money_at(WgArena *arena, const WgSentence *s, gint32 i, WgAmount *out)
{
  gint32 sign = is_exactly(s, i, "US") && is_exactly(s, i + 1, "$") ? i + 1 : i;
  const char *code = code_of_sign(s, sign);
  Number number;
  int power;
  if (!read_number(s, code ? sign + 1 : i, &number, &power)) return FALSE;
  if (code && !g_ascii_isdigit(number.digits[0])) return FALSE;
  out->last = number.last;
  if (!code) {
    if (number.last < i) return FALSE;
    code = code_behind(s, number.last + 1, &out->last);
  }
  if (!code) return FALSE;
  out->kind = WG_MONEY;
  out->currency = code;
  out->value = decimal(arena, &number, power);
  return TRUE;
}

static gboolean percent_at(WgArena *arena, const WgSentence *s, gint32 i, WgAmount *out)
{
  Number number;
  int power;
  if (!read_number(s, i, &number, &power) || power) return FALSE;
  gint32 next = number.last + 1;
  if (is_hyphen(s, next)) next++;
  if (is(s, next, "per") &&
      (is(s, next + 1, "cent") || (is_hyphen(s, next + 1) && is(s, next + 2, "cent"))))
    out->last = is(s, next + 1, "cent") ? next + 1 : next + 2;
  else if (is(s, next, "%") || is(s, next, "percent") || is(s, next, "pct"))
    out->last = next;
  else
    return FALSE;
  out->kind = WG_PERCENT;
  out->value = decimal(arena, &number, 0);
  return TRUE;
}

static int count_of(const Number *number)
{
  return number->whole == (int)strlen(number->digits) && number->whole <= 3
             ? (int)g_ascii_strtoll(number->digits, NULL, 10)
             : -1;
}

/// Months of "five years", "18 months", "two-year" from token `i`; -1 where none.
static int months_at(const WgSentence *s, gint32 i, gint32 *last)
{
  Number number;
  int power;
  if (!read_number(s, i, &number, &power) || power) return -1;
  int count = count_of(&number);
  gint32 unit = number.last + 1;
  if (is_hyphen(s, unit)) unit++;
  gboolean years = is_word_or_plural(s, unit, "year");
  gboolean months = is_word_or_plural(s, unit, "month");
  if (count < 0 || (!years && !months)) return -1;
  *last = unit;
  return years ? 12 * count : count;
}

static gboolean years_at(WgArena *arena, const WgSentence *s, gint32 i, WgAmount *out)
{
  int months = months_at(s, i, &out->last);
  if (months < 0) return FALSE;
  gint32 and = out->last + 1, end;
  int more = is(s, and, "and") || is(s, and, ",") ? months_at(s, and + 1, &end) : -1;
  if (more >= 0 && more < 12 && months % 12 == 0) {
    months += more;
    out->last = end;
  }
  if (is(s, out->last + 1, "old") || (is_hyphen(s, out->last + 1) && is(s, out->last + 2, "old")) ||
      is(s, out->last + 1, "ago") || is(s, out->last + 1, "later"))
    return FALSE;
  int hundredths = (months * 100 + 6) / 12;
  Number number;
  char digits[16];
  g_snprintf(digits, sizeof digits, "%03d", hundredths);
  set_number(&number, digits, (int)strlen(digits) - 2, out->last);
  out->kind = WG_YEARS;
  out->value = decimal(arena, &number, 0);
  return TRUE;
}

static gboolean shares_at(WgArena *arena, const WgSentence *s, gint32 i, WgAmount *out)
{
  Number number;
  int power;
  if (!read_number(s, i, &number, &power) || is(s, i, "a")) return FALSE;
  if (!is(s, number.last + 1, "shares")) return FALSE;
  out->kind = WG_SHARES;
  out->last = number.last + 1;
  out->value = decimal(arena, &number, power);
  return TRUE;
}

static gboolean amount_at(WgArena *arena, const WgSentence *s, gint32 i, WgAmount *out)
{
  memset(out, 0, sizeof *out);
  out->first = i;
  return money_at(arena, s, i, out) || percent_at(arena, s, i, out) || years_at(arena, s, i, out) ||
         shares_at(arena, s, i, out);
}

static gint32 head_of(const WgSentence *s, const WgAmount *amount)
{
  for (gint32 k = amount->first; k <= amount->last; k++)
    if (s->tokens[k].head < amount->first || s->tokens[k].head > amount->last) return k;
  return amount->last;
}

/// Whether a range opens behind token `i`: "to", "-" or a dash and another number.
static gboolean is_range(const WgSentence *s, gint32 i)
{
  static const char *const DASHES[] = {"to", "-", "\xe2\x80\x93", "\xe2\x80\x94", NULL};
  if (!is_any(s, i + 1, DASHES)) return FALSE;
  const WgToken *next = at(s, code_of_sign(s, i + 2) ? i + 3 : i + 2);
  return next && next->form.len && g_ascii_isdigit(next->form.ptr[0]);
}

/// Behind the range that goes on at `i`.
static gint32 past_range(WgArena *arena, const WgSentence *s, gint32 i)
{
  WgAmount other;
  if (amount_at(arena, s, i + 2, &other)) return other.last + 1;
  return i + 3;
}

WgAmount *wg_amounts_find(WgArena *arena, const WgSentence *s, guint *n)
{
  g_autoptr(GArray) found = g_array_new(FALSE, FALSE, sizeof(WgAmount));
  for (gint32 i = 0; i < (gint32)s->n;) {
    WgAmount amount;
    const WgToken *t = &s->tokens[i];
    // "between $3 million and $5 million", "3 to 5 percent"
    gboolean figure = t->form.len && g_ascii_isdigit(t->form.ptr[0]);
    if (figure && is_range(s, i)) {
      i = past_range(arena, s, i);
      continue;
    }
    if (!amount_at(arena, s, i, &amount)) {
      i++;
      continue;
    }
    if (is_range(s, amount.last)) {
      i = past_range(arena, s, amount.last);
      continue;
    }
    if (is(s, amount.first - 1, "between") && is(s, amount.last + 1, "and")) {
      i = past_range(arena, s, amount.last);
      continue;
    }
    amount.head = head_of(s, &amount);
    if (!is(s, amount.first - 1, "from")) g_array_append_val(found, amount);
    i = amount.last + 1;
  }
  *n = found->len;
  WgAmount *out = wg_arena_new0(arena, WgAmount, found->len + 1);
  if (found->len) memcpy(out, found->data, found->len * sizeof(WgAmount));
  return out;
}
