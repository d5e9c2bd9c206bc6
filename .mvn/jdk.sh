# Sourced by mvnw: sets JAVA_HOME to the first JDK of at least version 25 that it finds, so that a machine whose default
# java is older needs no preparation. Order: JAVA_HOME, the javac on PATH, JAVA_HOME_25_* (as hosted CI sets it), usual folders.

redial_jdk_wanted=25

# Prints the feature version of the JDK in $1, or nothing if it is no JDK.
redial_jdk_version() {
  [ -x "$1/bin/javac" ] || return 0
  "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9][0-9]*\).*/\1/p'
}

redial_jdk_find() {
  redial_path_javac=$(command -v javac 2>/dev/null) &&
    redial_path_javac=$(readlink -f "$redial_path_javac" 2>/dev/null || printf %s "$redial_path_javac")
  for redial_jdk in "${JAVA_HOME-}" "${redial_path_javac%/bin/javac}" \
    $(env | sed -n 's/^JAVA_HOME_[0-9][0-9A-Za-z_]*=\([^ ]*\)$/\1/p') \
    /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    redial_version=$(redial_jdk_version "$redial_jdk")
    if [ -n "$redial_version" ] && [ "$redial_version" -ge "$redial_jdk_wanted" ]; then
      [ "$redial_jdk" = "${JAVA_HOME-}" ] || echo "mvnw: using JDK $redial_version in $redial_jdk" >&2
      JAVA_HOME=$redial_jdk
      export JAVA_HOME
      return 0
    fi
  done
  echo "mvnw: Redial needs a JDK of version $redial_jdk_wanted or newer, and none was found." >&2
  echo "mvnw: install one (for example Eclipse Temurin $redial_jdk_wanted) and set JAVA_HOME to its folder, then run this again." >&2
  return 1
}

redial_jdk_find || exit 1
