shuijing-profile/v1
# For a simulated recorder: it shares processor, disk and clock with this machine, so what depends on their speed
# is not held against the figures of a real one. All figures here are proposals of this project.
name 模拟记录仪 / simulated recorder
firmware [0-9].*|development
valid-months 12
picture-height-px min 360 : 模拟画面较小，以免占用本机 / a small picture, to spare this machine
frames-per-second min 5 : 同上 / likewise
sound-dbfs min -70 : 同 county.profile / as there
prompt-ratio min 3 : 同 county.profile / as there
start-ms max 60000 : 取决于本机 / depends on this machine
seal-lag-ms max 30000 : 取决于本机 / depends on this machine
power-cut-loss-ms max 30000 : 取决于本机；超出则承诺不成立 / depends on this machine
card-bytes min 1000000000 : 模拟卡是本机的一个目录 / the card is a folder of this machine
card-hours min 1 : 同上 / likewise
charge-permille min 200 : 同 county.profile / as there
battery-hours min 8 : 同 county.profile / as there
clock-offset-ms max 2000 : 同 county.profile / as there
clock-drift-ms-per-day max 200000 : 取决于本机负载 / depends on this machine's load
link-round-trip-ms max 30000 : 取决于本机 / depends on this machine
