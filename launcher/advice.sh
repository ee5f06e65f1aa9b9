# The words that only look and advise: doctor, plan, init. Sourced by evenkeel.

# Refuses what the word $1 does not know: $2 names its options with a value, $3 its flags, the rest is what was typed.
refuse_unknown() {
  local word=$1 named=" $2 " flags=" $3 "
  shift 3
  while [ $# -gt 0 ]; do
    case "$named" in
    *" $1 "*)
      [ $# -gt 1 ] || refuse "$1 needs a value."
      shift
      ;;
    *) case "$flags" in *" $1 "*) ;; *) refuse "$word does not know '$1'." ;; esac ;;
    esac
    shift
  done
}

# Becomes the word's main class $1; the rest is what was typed.
run_advice() {
  local built main=$1
  shift
  find_jdk
  built=$(application)
  run_main "$built" "$main" "$@"
}

doctor() {
  refuse_unknown doctor "--data --settings" "--json --again" "$@"
  run_advice evenkeel.standalone.doctor.Doctor "$@"
}

plan() {
  refuse_unknown plan "--account --data --settings" "--as-if-emergency --all --json" "$@"
  run_advice evenkeel.standalone.plan.Plan "$@"
}

init() {
  refuse_unknown init "--settings --data --client --url --username --password-file --account --site --cookie-file --tracker" "--unchecked" "$@"
  run_advice evenkeel.standalone.init.Init "$@"
}
