#!/bin/sh
# Makes the namespace evenkeel, which keeps histories for 30 days, and its search attributes. Safe to repeat.
set -eu
export TEMPORAL_ADDRESS=temporal:7233 TEMPORAL_NAMESPACE=evenkeel
retention=30d

on_temporal() { temporal operator "$@" --command-timeout 10s --disable-config-file; }

# The first is refused where the namespace is there already.
on_temporal namespace create --retention "$retention" || on_temporal namespace update --retention "$retention"
for attribute in EvenkeelAccount EvenkeelPhase EvenkeelClient; do
  on_temporal search-attribute create --name "$attribute" --type Keyword
done
