shuijing-profile/v1
# What a body-worn recorder has to do, one demand on a line:  KEY min|max NUMBER : SOURCE
# Copy this file, put in the figures of your own bureau and name where they come from; --profile FILE uses it.
# Where no rule was found, the source says so: then the figure is a proposal of this project.
name 县级配备办法通用值 / usual county values
firmware [0-9].*|development
valid-months 12
picture-height-px min 1080 : 1080p；无极县、本溪县执法记录仪配备办法 / county equipment rules of Wuji and Benxi
frames-per-second min 12 : 未找到规定，本项目建议值 / no rule found, proposed here
sound-dbfs min -70 : 未找到规定，本项目建议值 / no rule found, proposed here
prompt-ratio min 3 : 音像记录管理制度第八、九条（开始时语音告知）；阈值为本项目建议值 / R8, R9: spoken notice; threshold proposed here
start-ms max 5000 : 未找到规定，本项目建议值 / no rule found, proposed here
seal-lag-ms max 2000 : 未找到规定，本项目建议值 / no rule found, proposed here
power-cut-loss-ms max 5000 : 本项目承诺：断电至多失去正在写入的一段 / promise of this project: at most the segment being filled
card-bytes min 16000000000 : ≥16 GB；无极县配备办法 / county equipment rule of Wuji
card-hours min 8 : 与电池同时长，本项目建议值 / as long as the battery, proposed here
charge-permille min 200 : 第七条（使用前检查电量）；数值为本项目建议值 / R7: charge checked before use; figure proposed here
battery-hours min 8 : ≥8 h 连续工作；无极县、本溪县配备办法 / county equipment rules of Wuji and Benxi
clock-offset-ms max 2000 : 第七条（使用前核对日期时间）；数值为本项目建议值 / R7: date and time checked before use; figure proposed here
clock-drift-ms-per-day max 10000 : 未找到规定，本项目建议值 / no rule found, proposed here
link-round-trip-ms max 1000 : 未找到规定，本项目建议值 / no rule found, proposed here
