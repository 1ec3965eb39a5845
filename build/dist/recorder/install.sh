#!/bin/sh
# Installs or upgrades the recorder beside what runs, trains its start on this machine, then changes
# over in one step. What goes wrong before that leaves the version that was there untouched.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$(readlink -f -- "$0")")" && pwd)
version=$(cat "$here/VERSION")
prefix=/opt/shuijing
config=/etc/shuijing
state=/var/lib/shuijing
system=yes

usage() {
  cat <<'END'
用法 / usage: install.sh [--root DIR] [--no-system]
  --root DIR    装到 DIR 之下，用于试装 / installs below DIR, to try it
  --no-system   不建用户、不装服务 / makes no user and no service
END
}

say() { printf '%s\n' "$*"; }
stop() {
  printf '%s\n' "$*" >&2
  exit 2
}

while [ $# -gt 0 ]; do
  case $1 in
    --root)
      [ $# -ge 2 ] || stop "--root DIR"
      prefix="$2$prefix" config="$2$config" state="$2$state" system=no
      shift
      ;;
    --no-system) system=no ;;
    -h | --help)
      usage
      exit 0
      ;;
    *) stop "不认识的参数 / unknown argument: $1 (--help)" ;;
  esac
  shift
done

[ "$system" = no ] || [ "$(id -u)" -eq 0 ] || stop "请以 root 运行 / run as root: sudo $0"
[ "$(uname -m)" = "$(cat "$here/MACHINE")" ] ||
  stop "此包适用于 $(cat "$here/MACHINE")，本机是 $(uname -m) / this archive is for another processor: build it on one like this"
for tool in ffmpeg aplay; do
  command -v "$tool" >/dev/null 2>&1 ||
    say "缺少 $tool，录制前请安装 / $tool is missing, install it before recording: sudo apt-get install ffmpeg alsa-utils"
done

if [ "$system" = yes ] && ! id shuijing >/dev/null 2>&1; then
  say "新建用户 / new user: shuijing"
  useradd --system --home-dir "$state" --shell /usr/sbin/nologin shuijing
fi

target="$prefix/recorder-$version"
say "复制程序 / copying the program: $target"
rm -rf "$target.new"
mkdir -p "$prefix" "$config" "$state/card" "$state/keys"
chmod 0700 "$state/keys"
cp -R "$here" "$target.new"
rm -rf "$target"
mv "$target.new" "$target"
if [ ! -f "$config/recorder.conf" ]; then
  cp "$here/recorder.conf" "$config/recorder.conf"
  say "请填写配置 / fill in the configuration: $config/recorder.conf"
fi
[ "$system" = no ] || chown -R shuijing: "$state"

say "在本机训练启动（试录几秒）/ training the start on this machine (records for some seconds)"
if SHUIJING_TRAIN=yes "$target/bin/recorder" rehearse "$config/recorder.conf" >"$target/training.log" 2>&1; then
  say "  $(grep -h 'first segment' "$target/training.log" || true)"
else
  rm -f "$target/recorder.aot"
  say "  未成功，启动会慢一些 / not done, starts will be slower; see $target/training.log"
fi

ln -sfn "recorder-$version" "$prefix/recorder.next"
mv -T "$prefix/recorder.next" "$prefix/recorder"
if [ "$system" = yes ] && command -v systemctl >/dev/null 2>&1; then
  cp "$here/shuijing-recorder.service" /etc/systemd/system/
  systemctl daemon-reload
  say "启动 / start it: systemctl enable --now shuijing-recorder"
fi
say "已安装 / installed: $prefix/recorder -> recorder-$version"
say "下一步 / next: $prefix/recorder/bin/recorder provision $config/recorder.conf"
