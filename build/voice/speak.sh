#!/bin/sh
# Renders the phrases of the recorder that have no sound yet: speak.sh FOLDER   (needs espeak-ng, ffmpeg)
# FOLDER holds phrases-zh.txt and phrases-en.txt; a sound KEY-LANGUAGE.wav that is there stays as it is.
set -eu
folder=${1:?usage: speak.sh FOLDER}
# silence before and behind the words goes, so that phrases can be spoken one after the other
trim=silenceremove=start_periods=1:start_threshold=-45dB,areverse
trim=$trim,silenceremove=start_periods=1:start_threshold=-45dB,areverse,apad=pad_dur=0.1
for language in zh en; do
  case $language in zh) voice=cmn-latn-pinyin ;; *) voice=en ;; esac
  sed -n 's/ = /=/p' "$folder/phrases-$language.txt" | while IFS='=' read -r key words; do
    sound=$folder/$key-$language.wav
    if [ "$key" != version ] && [ ! -e "$sound" ]; then
      espeak-ng -v "$voice" -s 170 --stdout "$words" |
        ffmpeg -nostdin -v error -f wav -ignore_length 1 -i pipe:0 -af "$trim" -ar 22050 -ac 1 \
          -c:a pcm_s16le -map_metadata -1 -fflags +bitexact -flags:a +bitexact "$sound"
    fi
  done
done
