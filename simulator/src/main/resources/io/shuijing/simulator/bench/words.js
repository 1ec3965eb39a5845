'use strict';
// What stands on the page, Simplified Chinese first.
const WORDS = {
  zh: {
    title: '水镜工作台', save: '保存操作序列', replay: '重演操作序列…', sound: '播放语音', recorder: '执法记录仪',
    noPicture: '没有画面：未在录像', power: '电源', battery: '电量', storage: '可用空间', clock: '时钟', place: '位置',
    journal: '日志（设备写下的每一条）', bay: '采集位', verdict: '核验结论', controls: '操作', strip: '经过',
    connected: '', lost: '工作台已断开：程序可能已结束，请重新启动', on: '已开机', off: '没有电源或已关机', starting: '正在启动…',
    founding: '正在建立机关、登记执法记录仪…', noFix: '未定位', unknown: '不详', uncertain: '误差', done: '已执行',
    failed: '未能执行', longer: '（告知语音或自检小结）', said: '说', notSaid: '没有发出声音', dockOff: '采集站没有运行',
    dockOn: '采集站就绪', stranger: '陌生采集站', own: '本机关采集站', replayed: '操作序列已重演完毕', second: '秒',
    verifying: '尚未核验', go: '设定', laneSignal: '信号', laneOrder: '操作', laneRecord: '日志', laneBay: '采集位',
    picture: '刚刚密封的画面', sources: { none: '未校准', rtc: '实时钟', dock: '采集站', gnss: '卫星' },
    bays: { empty: '空', identifying: '正在识别', verifying: '正在核验', offloading: '正在卸载', releasable: '可以取走',
      quarantined: '已隔离', faulty: '故障' },
    signals: { READY: '待机', OPENING: '正在开启', CHECKED: '自检完毕', RECORDING: '正在录像', MARKED: '已标记', IMPORTANT: '重要标记', HOLDING: '继续按住',
      LET_GO: '可以松开', CLOSING: '正在结束', DOCKED: '在采集位', LOW_BATTERY: '电量低', LOW_STORAGE: '空间低', WARNING: '请注意',
      FAULT: '无法录像', OFF: '已关机' },
    meanings: { READY: '未录像；按一下就开始', CHECKED: '为新任务自检完毕，没有欠缺', OPENING: '已感到按键，还没有落盘', RECORDING: '画面已经落盘', MARKED: '标记已经落盘',
      IMPORTANT: '重要标记已经落盘', HOLDING: '按满两秒后松开才结束', LET_GO: '现在松开就结束录像', CLOSING: '正在密封最后的画面',
      DOCKED: '采集站已证明身份', LOW_BATTERY: '可录时间不多了', LOW_STORAGE: '可录时间不多了', WARNING: '有一处不正常，录像继续',
      FAULT: '日志或镜头不能用', OFF: '按顺序关机' }
  },
  en: {
    title: 'Shuijing bench', save: 'Save sequence', replay: 'Replay a sequence…', sound: 'play voice', recorder: 'Recorder',
    noPicture: 'No picture: it is not recording', power: 'power', battery: 'battery', storage: 'free space', clock: 'clock',
    place: 'place', journal: 'Journal (each record as it is written)', bay: 'Bay', verdict: 'Verdict', controls: 'Controls',
    strip: 'What happened', connected: '', lost: 'The bench is gone: its program has ended perhaps; start it again', on: 'on',
    off: 'no power, or switched off', starting: 'starting…', founding: 'Making an office, enrolling the recorder…',
    noFix: 'no fix', unknown: 'unknown', uncertain: 'off by at most', done: 'Done', failed: 'Could not be done',
    longer: '(a prompt, or the summary of the checks)', said: 'says', notSaid: 'no sound came', dockOff: 'no dock runs', dockOn: 'the dock is ready',
    stranger: 'stranger’s dock', own: 'office’s dock', replayed: 'The sequence has been replayed', second: 's',
    verifying: 'not verified yet', go: 'set', laneSignal: 'signal', laneOrder: 'orders', laneRecord: 'journal', laneBay: 'bay',
    picture: 'the picture just sealed', sources: { none: 'never set', rtc: 'RTC', dock: 'dock', gnss: 'satellites' },
    bays: { empty: 'empty', identifying: 'identifying', verifying: 'verifying', offloading: 'offloading', releasable: 'releasable',
      quarantined: 'quarantined', faulty: 'faulty' },
    signals: { READY: 'standby', OPENING: 'starting', CHECKED: 'checked', RECORDING: 'recording', MARKED: 'marked', IMPORTANT: 'marked important',
      HOLDING: 'keep holding', LET_GO: 'let go now', CLOSING: 'closing', DOCKED: 'docked', LOW_BATTERY: 'battery low',
      LOW_STORAGE: 'storage low', WARNING: 'attention', FAULT: 'cannot record', OFF: 'off' },
    meanings: { READY: 'not recording; a press starts', CHECKED: 'checked for a new task; nothing is wanting', OPENING: 'a press was felt; nothing is durable yet',
      RECORDING: 'pictures are durable', MARKED: 'the mark is durable', IMPORTANT: 'the important mark is durable',
      HOLDING: 'held for two seconds and let go, it ends', LET_GO: 'letting go now ends the recording',
      CLOSING: 'the last pictures are being sealed', DOCKED: 'the dock has proved its name', LOW_BATTERY: 'not many minutes are left',
      LOW_STORAGE: 'not many minutes are left', WARNING: 'something is wrong; it records on', FAULT: 'journal or camera do not work',
      OFF: 'switched off in order' }
  }
};
