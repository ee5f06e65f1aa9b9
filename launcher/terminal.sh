# What is asked and ordered of a running Evenkeel. Sourced by evenkeel.

# Becomes the program for the word $1 and what follows it. Few jars and little compiling: a person waits for it.
terminal() {
  local built jar jars=
  find_jdk
  built=$(application)
  for jar in "$built"/app/standalone-*.jar "$built"/app/jackson-*.jar; do
    [ ! -e "$jar" ] || jars+=$jar:
  done
  exec "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto -cp "${jars%:}" \
    evenkeel.standalone.terminal.Terminal "$@"
}
