# Makes the archive that is installed on a recorder. Read by ./shuijing.
# shellcheck shell=sh

dist_recorder() {
  version=$(sed -n 's|.*<version>\(.*\)</version>.*|\1|p' "$root/pom.xml" | head -n 1)
  machine=$(uname -m)
  name="shuijing-recorder-$version-linux-$machine"
  folder="$root/target/dist/$name"
  rm -rf "$folder"
  mkdir -p "$folder/bin" "$folder/lib"
  say "取程序库 / collecting jars"
  dist_jars "$(ls "$root"/device-agent/target/device-agent-"$version".jar):$(cat "$root/device-agent/target/class-path")"
  say "裁剪 Java 运行时 / linking a Java runtime"
  "$JAVA_HOME/bin/jlink" --output "$folder/runtime" --strip-java-debug-attributes --no-header-files --no-man-pages \
    --compress zip-6 --generate-cds-archive \
    --add-modules java.base,java.logging,java.management,java.naming,java.sql,jdk.crypto.cryptoki,jdk.crypto.ec,jdk.unsupported \
    >>"$log" 2>&1 || stop "jlink 失败 / failed, see $log" 1
  for file in recorder.conf install.sh shuijing-recorder.service README.txt; do
    cp "$root/build/dist/recorder/$file" "$folder/"
  done
  cp "$root/build/dist/recorder/recorder" "$folder/bin/"
  cp "$root/build/dist/recorder/java-options" "$folder/lib/"
  cp "$root/LICENSE" "$folder/"
  printf '%s\n' "$version" >"$folder/VERSION"
  printf '%s\n' "$machine" >"$folder/MACHINE"
  tar -C "$root/target/dist" --sort=name --owner=0 --group=0 --numeric-owner -czf "$folder.tar.gz" "$name"
  say "完成 / made: $folder.tar.gz ($(($(wc -c <"$folder.tar.gz") / 1048576)) MiB)"
  say "在记录仪上解开后运行 / on the recorder, unpack and run: sudo ./install.sh"
}

# A signed jar is verified class by class at every start; what it is was verified when it was fetched.
dist_jars() { # dist_jars CLASS-PATH
  : >"$folder/lib/class-path"
  old_ifs=$IFS
  IFS=:
  for jar in $1; do
    IFS=$old_ifs
    base=$(basename "$jar")
    if "$JAVA_HOME/bin/jar" --list --file "$jar" | grep -q '^META-INF/[^/]*\.\(DSA\|RSA\|EC\)$'; then
      dist_unsigned "$jar" "$folder/lib/$base"
    else
      cp "$jar" "$folder/lib/$base"
    fi
    printf '%s\n' "$base" >>"$folder/lib/class-path"
    IFS=:
  done
  IFS=$old_ifs
}

dist_unsigned() { # dist_unsigned FROM TO
  work="$root/target/dist/unsigned"
  rm -rf "$work"
  mkdir -p "$work"
  (cd "$work" && "$JAVA_HOME/bin/jar" --extract --file "$1")
  rm -f "$work"/META-INF/*.SF "$work"/META-INF/*.DSA "$work"/META-INF/*.RSA "$work"/META-INF/*.EC
  # the main section only: the others are digests of what was signed
  sed '/^[[:space:]]*$/q' "$work/META-INF/MANIFEST.MF" >"$root/target/dist/manifest"
  rm "$work/META-INF/MANIFEST.MF"
  "$JAVA_HOME/bin/jar" --create --file "$2" --manifest "$root/target/dist/manifest" \
    --date 2026-01-01T00:00:00Z -C "$work" .
  rm -rf "$work"
}

# The archive as a technician meets it: unpacked, installed to try, trained, asked for what it cannot do.
try_recorder() {
  try="$root/target/dist/try"
  rm -rf "$try"
  mkdir -p "$try"
  tar -C "$try" -xzf "$folder.tar.gz"
  "$try/$name/install.sh" --root "$try/board" >"$try/install.log" 2>&1 || stop "试装失败，见 / trial failed, see $try/install.log" 1
  installed="$try/board/opt/shuijing/recorder"
  grep -q 'first segment durable' "$installed/training.log" && [ -f "$installed/recorder.aot" ] ||
    stop "试录或训练未成功，见 / not recorded or not trained, see $installed/training.log" 1
  "$installed/bin/recorder" --help | grep -q 'rehearse' || stop "--help" 1
  echo 'recorder = x' >"$try/wrong.conf"
  "$installed/bin/recorder" run "$try/wrong.conf" >"$try/wrong.log" 2>&1 && stop "wrong configuration was taken" 1
  grep -q 'wrong.conf' "$try/wrong.log" || stop "see $try/wrong.log" 1
  say "试装通过 / trial of the archive passed: $(sed -n 's/^first segment durable/first segment durable/p' "$installed/training.log")"
}
