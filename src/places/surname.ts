/** How the common family names are written in English, as names are read: 单 is Shan, 曾 Zeng, 解 Xie (GB/T 28039). */
const written: ReadonlyMap<string, string> = new Map(
  `王Wang 李Li 张Zhang 刘Liu 陈Chen 杨Yang 赵Zhao 黄Huang 周Zhou 吴Wu 徐Xu 孙Sun 胡Hu 朱Zhu 高Gao 林Lin 何He 郭Guo 马Ma 罗Luo 梁Liang 宋Song
  郑Zheng 谢Xie 韩Han 唐Tang 冯Feng 于Yu 董Dong 萧Xiao 肖Xiao 程Cheng 曹Cao 袁Yuan 邓Deng 许Xu 傅Fu 付Fu 沈Shen 曾Zeng 彭Peng 吕Lü 苏Su 卢Lu
  蒋Jiang 蔡Cai 贾Jia 丁Ding 魏Wei 薛Xue 叶Ye 阎Yan 闫Yan 余Yu 潘Pan 杜Du 戴Dai 夏Xia 钟Zhong 汪Wang 田Tian 任Ren 姜Jiang 范Fan 方Fang 石Shi
  姚Yao 谭Tan 廖Liao 邹Zou 熊Xiong 金Jin 陆Lu 郝Hao 孔Kong 白Bai 崔Cui 康Kang 毛Mao 邱Qiu 秦Qin 江Jiang 史Shi 顾Gu 侯Hou 邵Shao 孟Meng 龙Long
  万Wan 段Duan 雷Lei 钱Qian 汤Tang 尹Yin 黎Li 易Yi 常Chang 武Wu 乔Qiao 贺He 赖Lai 龚Gong 文Wen 单Shan 解Xie 仇Qiu 查Zha 区Ou 朴Piao 樊Fan
  庞Pang 殷Yin 施Shi 陶Tao 洪Hong 翟Zhai 安An 颜Yan 倪Ni 严Yan 牛Niu 温Wen 芦Lu 季Ji 俞Yu 章Zhang 鲁Lu 葛Ge 伍Wu 韦Wei 申Shen 尤You 毕Bi
  聂Nie 丛Cong 焦Jiao 向Xiang 柳Liu 邢Xing 路Lu 岳Yue 齐Qi 梅Mei 莫Mo 庄Zhuang 辛Xin 管Guan 祝Zhu 左Zuo 涂Tu 谷Gu 祁Qi 时Shi 舒Shu 耿Geng
  牟Mu 卜Bu 詹Zhan 关Guan 苗Miao 凌Ling 费Fei 纪Ji 靳Jin 盛Sheng 童Tong 欧Ou 甄Zhen 项Xiang 曲Qu 成Cheng 游You 阳Yang 裴Pei 席Xi 卫Wei 屈Qu
  晁Chao 巩Gong 昝Zan 宫Gong 鲍Bao 位Wei 覃Qin 霍Huo 翁Weng 隋Sui 甘Gan 景Jing 薄Bo 柏Bai 宁Ning 柯Ke 阮Ruan 桂Gui 闵Min 欧阳Ouyang 诸葛Zhuge 司马Sima 上官Shangguan
  皇甫Huangfu 尉迟Yuchi 夏侯Xiahou 慕容Murong 令狐Linghu 司徒Situ 东方Dongfang 公孙Gongsun`
    .split(/\s+/)
    .map(one => [/^[^A-Z]+/.exec(one)![0], /[A-Z].*/.exec(one)![0]]),
)

/** In Latin letters; one that is not in the list stays as it is written. */
export const inEnglish = (surname: string): string => written.get(surname) ?? surname
