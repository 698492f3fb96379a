/** 说明.txt of an export: what is in it and how it is checked, for who opens the ZIP first. */
export const explanation = `执法记录仪录像证据导出包

内容
  manifest.json          清单：每个文件的大小和 SHA-256，导出人、用途、批准人
  recordings/            录像原始字节，未作任何改动
  custody-history.html   保管史：用浏览器打开，可打印
  verify.html            核验程序：用浏览器打开，选择本 ZIP 文件；不联网，不上传
  proofs/                账本证明：每件事项在总部账本中的位置
  keys.json              总部密钥集和见证人的公钥
  checkpoint.txt         账本检查点及见证人签名
  seal.txt               总部对清单和见证人名单的封签

怎样核验
  1. 不要解压后再压缩；核验的是这个 ZIP 文件本身。
  2. 从可信的来源取得 verify.html（或 rollcall verify 命令），打开后选择本文件。
  3. 将显示的根密钥指纹与交警大队公布的指纹核对。指纹不一致时，核验结果不可信。
  4. 要证明总部没有改写历史，请向见证人本人（例如督察部门）索取公钥，一并填入。

核验通过证明：包内每个字节与导出时一致，所列事项在检查点签出之前已记入账本。
核验通过不证明：录像到达采集站之前的情况，例如记录仪时钟是否准确、采集前是否有人动过卡。
`.replaceAll('\n', '\r\n');
