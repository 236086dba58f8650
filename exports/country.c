// SPDX-License-Identifier: Apache-2.0
#include "exports/country.h"

#include <string.h>

// Those of ISO 3166-1 that are not the first two letters of alpha-3.
static const char ODD[] =
    "ABWaw AGOao ALAax ANDad AREae ARMam ATAaq ATFtf ATGag AUTat BDIbi BENbj BESbq BGDbd "
    "BHSbs BIHba BLRby BLZbz BRBbb BRNbn BTNbt CAFcf CHLcl CHNcn CODcd COGcg COKck COMkm "
    "CPVcv CUWcw CYMky DNKdk ESHeh ESTee FLKfk FROfo FSMfm GINgn GLPgp GNBgw GNQgq GRDgd "
    "GRLgl GUFgf GUYgy IRLie IRQiq ISRil JAMjm KAZkz KORkr LBRlr LBYly MACmo MAFmf MDGmg "
    "MDVmv MEXmx MLTmt MNEme MNPmp MOZmz MTQmq MYTyt NIUnu PAKpk PCNpn PLWpw PNGpg POLpl "
    "PRKkp PRTpt PRYpy PYFpf SENsn SGSgs SLBsb SLVsv SPMpm SRBrs SURsr SVKsk SVNsi SWEse "
    "SWZsz SYCsc TCDtd TKMtm TUNtn TURtr TUVtv UKRua URYuy WLFwf";

gboolean wg_country_alpha2(const char *alpha3, char alpha2[3])
{
  if (strlen(alpha3) != 3) return FALSE;
  for (int i = 0; i < 3; i++)
    if (!g_ascii_isupper(alpha3[i])) return FALSE;
  const char *odd = strstr(ODD, alpha3);
  for (int i = 0; i < 2; i++) alpha2[i] = odd ? odd[3 + i] : g_ascii_tolower(alpha3[i]);
  alpha2[2] = '\0';
  return TRUE;
}
