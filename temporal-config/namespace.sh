#!/bin/sh
# Makes the namespace evenkeel, which keeps histories for 30 days, and its search attributes, where they are missing.
set -eu

on_temporal() { temporal operator "$@" --address temporal:7233 --namespace evenkeel --command-timeout 10s --disable-config-file; }

on_temporal namespace describe >/dev/null 2>&1 || on_temporal namespace create --retention 30d
for attribute in EvenkeelAccount EvenkeelPhase EvenkeelClient; do
  on_temporal search-attribute create --name "$attribute" --type Keyword
done
