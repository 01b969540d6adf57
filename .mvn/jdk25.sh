# Sets JAVA_HOME to an installed JDK 25, unless it is set. Sourced by mvnw and nagaokapay.
if [ -z "${JAVA_HOME-}" ]; then
  for jdk in /usr/lib/jvm/*25* "$HOME"/.sdkman/candidates/java/25* /opt/*jdk*25* \
    /Library/Java/JavaVirtualMachines/*25*/Contents/Home; do
    if [ -x "$jdk/bin/javac" ]; then
      JAVA_HOME=$jdk
      export JAVA_HOME
      break
    fi
  done
fi
