# The whole gate: the launcher's own checks, the build with style, analysis and every test, and the count. Sourced by evenkeel.
run_gate() {
  local passed=0
  exec </dev/null
  cd "$home" || exit 1
  rm -rf target/surefire-reports ./*/target/surefire-reports
  "$BASH" launcher/checks.sh target/surefire-reports || passed=1
  if ! ./mvnw -B -T2 -fae verify; then
    passed=1
    say "the build failed: see above."
  elif ! compgen -G "*/target/surefire-reports/TEST-*.xml" >/dev/null; then
    passed=1
    say "the build ran no test."
  fi
  "$JAVA_HOME/bin/java" launcher/TestReports.java "$home" || passed=1
  exit "$passed"
}
