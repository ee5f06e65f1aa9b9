# Runs Evenkeel for keeps. Sourced by evenkeel.
up() {
  local built needed
  check_paths up "$@"
  find_jdk
  built=$(application)
  # The settings are judged before anything is fetched for them.
  needed=$(run_main "$built" evenkeel.standalone.up.Up --check "$@") || exit
  case $needed in *temporal*) find_temporal ;; esac
  run_main "$built" evenkeel.standalone.up.Up "$@"
}
