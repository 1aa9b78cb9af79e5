#!/usr/bin/env bash
# Starts a real Elasticsearch 8.19 node on loopback: Elastic's own server jar from Maven Central behind the JDK's HTTP server (Front.java). Needs a JDK 17 to 24 and Maven.
#   start.sh [PORT=9200] [DIR=var/elasticsearch]     prints the URL when it answers; DIR/pid holds its process id; ../stop.sh DIR ends it
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); port=${1:-9200}; [ "$port" -ge 9200 ] && [ "$port" -le 9290 ] || { echo "start.sh: the port must be 9200 to 9290" >&2; exit 1; }; dir=${2:-var/elasticsearch}; mkdir -p "$dir"; dir=$(cd "$dir" && pwd); home=$dir/home; version=8.19.5
jdk_ok() { [ -x "$1/bin/javac" ] && v=$("$1/bin/javac" -version 2>&1 | sed -nE 's/javac ([0-9]+).*/\1/p') && [ "${v:-0}" -ge 17 ] && [ "$v" -le 24 ]; }
for jdk in ${SEARCH_JDK:-} ${JAVA_HOME:-} /usr/lib/jvm/*; do jdk_ok "$jdk" && break; jdk=; done
[ -n "$jdk" ] || { echo "start.sh: no JDK 17 to 24 found (set SEARCH_JDK, or apt-get install openjdk-17-jdk-headless)" >&2; exit 1; }
if [ -s "$dir/pid" ] && kill -0 "$(cat "$dir/pid")" 2>/dev/null; then echo "already running, pid $(cat "$dir/pid")" >&2; echo "http://127.0.0.1:$port"; exit 0; fi
if curl -sS -o /dev/null "http://127.0.0.1:$port/" 2>/dev/null; then echo "start.sh: something else answers on port $port" >&2; exit 1; fi
mvn -q -B -f "$here/pom.xml" -Delasticsearch.version=$version dependency:build-classpath -Dmdep.outputFile="$dir/classpath.txt" >"$dir/maven.log" 2>&1 || { tail -20 "$dir/maven.log" >&2; exit 1; }
mkdir -p "$home"/{config,plugins/front,data,logs,modules,lib} "$dir"/{front,start}
"$jdk/bin/javac" -nowarn -d "$dir/front" -cp "$(cat "$dir/classpath.txt")" "$here/Front.java" 2>"$dir/javac.log" && "$jdk/bin/javac" -nowarn -d "$dir/start" -cp "$(cat "$dir/classpath.txt")" "$here/Start.java" 2>>"$dir/javac.log" || { cat "$dir/javac.log" >&2; exit 1; }
"$jdk/bin/jar" cf "$home/plugins/front/front.jar" -C "$dir/front" .
printf 'name=front\ndescription=http and transport on the JDK\nversion=1\nclassname=Front\njava.version=17\nelasticsearch.version=%s\n' $version >"$home/plugins/front/plugin-descriptor.properties"
printf 'status = error\nappender.c.type = Console\nappender.c.name = c\nappender.c.layout.type = PatternLayout\nappender.c.layout.pattern = [%%d{ISO8601}][%%-5p][%%c{1.}] %%m%%n\nrootLogger.level = info\nrootLogger.appenderRef.c.ref = c\n' >"$home/config/log4j2.properties"
nohup "$jdk/bin/java" -Xms512m -Xmx"${SEARCH_HEAP:-768m}" -Dlog4j2.configurationFile="$home/config/log4j2.properties" -Dlog4j2.disable.jmx=true -Dsun.net.httpserver.nodelay=true -Des.path.home="$home" -cp "$dir/start:$(cat "$dir/classpath.txt")" Start "$home" "$port" >"$dir/console.log" 2>&1 </dev/null &
echo $! >"$dir/pid"
for _ in $(seq 120); do
  curl -fsS "http://127.0.0.1:$port/_cluster/health?wait_for_status=yellow&timeout=1s" >/dev/null 2>&1 && { echo "http://127.0.0.1:$port"; exit 0; }
  kill -0 "$(cat "$dir/pid")" 2>/dev/null || { tail -30 "$dir/console.log" >&2; exit 1; }
  sleep 1
done
echo "start.sh: no answer after 120 s" >&2; tail -30 "$dir/console.log" >&2; exit 1
