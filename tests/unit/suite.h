// SPDX-License-Identifier: Apache-2.0
/// \file A unit test is one program that runs one suite.
#ifndef WG_TESTS_SUITE_H
#define WG_TESTS_SUITE_H

#include <CUnit/Basic.h>

#define FX_TEST(function) {#function, function}

/// Run the tests, CU_TEST_INFO_NULL behind them. Gives what main() returns.
static inline int fx_suite(const char *name, const CU_TestInfo *tests)
{
  if (CU_initialize_registry() != CUE_SUCCESS) return 1;
  CU_pSuite suite = CU_add_suite(name, NULL, NULL);
  for (; tests->pName; tests++) CU_add_test(suite, tests->pName, tests->pTestFunc);
  CU_basic_set_mode(CU_BRM_VERBOSE);
  CU_basic_run_tests();
  unsigned failed = CU_get_number_of_failures();
  CU_cleanup_registry();
  return failed ? 1 : 0;
}

#endif
