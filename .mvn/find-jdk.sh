# Sourced by mvnw (sh) and evenkeel (bash), with globbing on: leaves JAVA_HOME exported as a JDK that is new enough,
# or ends with what to install. Maven itself needs it, since style and analysis run inside Maven.
evenkeel_jdk_wanted=25

# The major version of the JDK in folder $1, read from its release file; nothing if it has no compiler.
evenkeel_jdk_major() {
  [ -x "$1/bin/javac" ] && [ -f "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="*\([0-9]*\).*/\1/p' "$1/release"
}

evenkeel_jdk_fits() {
  [ "$(evenkeel_jdk_major "$1")" -ge "$evenkeel_jdk_wanted" ] 2>/dev/null
}

# The folder of the JDK whose javac is on the PATH, through any number of links.
evenkeel_jdk_on_path() {
  evenkeel_javac=$(command -v javac) || return 0
  while [ -L "$evenkeel_javac" ]; do
    evenkeel_link=$(readlink "$evenkeel_javac")
    case $evenkeel_link in
    /*) evenkeel_javac=$evenkeel_link ;;
    *) evenkeel_javac=$(dirname "$evenkeel_javac")/$evenkeel_link ;;
    esac
  done
  (cd -P "$(dirname "$evenkeel_javac")/.." >/dev/null && pwd)
}

evenkeel_jdk_find() {
  for evenkeel_jdk in "${JAVA_HOME:-}" "$(evenkeel_jdk_on_path)" \
    /usr/lib/jvm/* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.local/share/mise/installs/java/* \
    /opt/java/openjdk /opt/jdk* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if [ -n "$evenkeel_jdk" ] && evenkeel_jdk_fits "$evenkeel_jdk"; then
      JAVA_HOME=$evenkeel_jdk
      return 0
    fi
  done
  echo "No JDK $evenkeel_jdk_wanted or newer (with javac) was found: looked at JAVA_HOME, the PATH, /usr/lib/jvm, /opt," \
    "SDKMAN, ~/.jdks, mise and the macOS folders." >&2
  echo "Install one, for example Temurin $evenkeel_jdk_wanted from your distribution or https://adoptium.net," \
    "or set EVENKEEL_JDK to its folder." >&2
  return 1
}

if [ -z "${EVENKEEL_JDK:-}" ]; then
  evenkeel_jdk_find || exit 1
elif evenkeel_jdk_fits "$EVENKEEL_JDK"; then
  JAVA_HOME=$EVENKEEL_JDK
else
  echo "EVENKEEL_JDK=$EVENKEEL_JDK is not a JDK $evenkeel_jdk_wanted or newer: it needs bin/javac and a release file." >&2
  exit 1
fi
export JAVA_HOME
