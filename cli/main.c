// SPDX-License-Identifier: Apache-2.0
/// \file wiregraph COMMAND [OPTION...] [INPUT...]: finds the command and runs it.
#include "cli/cli.h"

#include <stdio.h>

static const WgCommand commands[] = {
    {"extract", "print the graph of each article; keep nothing", wg_command_extract},
    {"build", "read articles into a store, print the merged graph", wg_command_build},
    {"fetch", "fetch pages, feeds and sitemaps into a web archive", wg_command_fetch},
    {"refresh", "fetch what is due, take what changed into a store", wg_command_refresh},
    {"export", "print what a store holds, in any format", wg_command_export},
    {"query", "ask a store in SPARQL", wg_command_query},
    {"load", "load a store into a triple store, over HTTP", wg_command_load},
    {"explain", "tell all of an entity or an event, with quotes", wg_command_explain},
    {"codebook", "tell what the terms of the ontology mean", wg_command_codebook},
    {"remove", "withdraw articles from a store, or erase somebody", wg_command_remove},
    {"sample", "draw reports at random for people to check", wg_command_sample},
    {"agree", "tell how well people agree with each other and with it", wg_command_agree},
    {"read", "show the articles as they are read, as JSON lines", wg_command_read},
    {"parse", "show words, tags, parse and names, as CoNLL-U", wg_command_parse},
    {"train", "learn the language model, or a relation of your own", wg_command_train},
};

static const char usage[] =
    "Usage: wiregraph COMMAND [OPTION...] [INPUT...]\n"
    "\n"
    "Turns news into a knowledge graph: who broke with whom, who holds which\n"
    "role, who was charged, each fact with the sentence that tells it.\n"
    "\n"
    "Commands:\n";

static const char usage_end[] =
    "\n"
    "INPUT: files, folders, addresses, or - for standard input; plain text, web\n"
    "pages, feeds, JSON lines or web archives, also gzipped.\n"
    "\"wiregraph COMMAND --help\" tells a command's options.\n"
    "\n"
    "Exit: 0 done, 1 some inputs failed, 2 misuse, 3 cannot read, write\n"
    "or reach, 4 bad model, ontology or store, 5 our own fault.\n";

// What was said on standard output has arrived, or not.
static WgExit end_words(void)
{
  if (fflush(stdout) == 0) return WG_EXIT_DONE;
  wg_complain("standard output: cannot write: %s", g_strerror(errno));
  return WG_EXIT_IO;
}

static WgExit print_help(void)
{
  fputs(usage, stdout);
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    printf("  %-9s %s\n", commands[i].name, commands[i].summary);
  fputs(usage_end, stdout);
  return end_words();
}

static const WgCommand *find_command(const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS(commands); i++)
    if (strcmp(commands[i].name, name) == 0) return &commands[i];
  return NULL;
}

int main(int argc, char **argv)
{
  g_set_prgname("wiregraph");
  if (argc < 2) return (int)wg_misuse("no command given");
  const char *name = argv[1];
  if (strcmp(name, "--help") == 0 || strcmp(name, "-h") == 0 ||
      strcmp(name, "help") == 0)
    return (int)print_help();
  if (strcmp(name, "--version") == 0) {
    puts("wiregraph " WG_VERSION);
    return (int)end_words();
  }
  const WgCommand *command = find_command(name);
  if (!command)
    return (int)wg_misuse("no such %s: %s",
                          name[0] == '-' ? "option" : "command", name);
  g_autofree char *prgname = g_strdup_printf("wiregraph %s", name);
  g_set_prgname(prgname);
  return (int)command->run(argc - 1, argv + 1);
}
