/** AI: assistants, model services; lines as in `video.ts`. */
export const ai = `
ChatGPT | chatgpt.com oaistatic.com oaiusercontent.com chat.openai.com chat.com sora.com
OpenAI | openai.com openaiapi-site.azureedge.net openai.org
Claude | claude.ai claude.com claudeusercontent.com
Claude (Anthropic) | anthropic.com
Gemini | gemini.google.com bard.google.com =generativelanguage.googleapis.com aistudio.google.com =alkalicore-pa.clients6.google.com =alkalimakersuite-pa.clients6.google.com makersuite.google.com ai.google.dev =geminiweb-pa.clients6.google.com =cloudcode-pa.googleapis.com ai.google
NotebookLM | notebooklm.google.com notebooklm.google
Google DeepMind | deepmind.com deepmind.google
Microsoft Copilot | copilot.microsoft.com copilot.cloud.microsoft sydney.bing.com =edgeservices.bing.com copilot.com designer.microsoft.com
GitHub Copilot | githubcopilot.com =copilot-proxy.githubusercontent.com =copilot-telemetry.githubusercontent.com
Perplexity | perplexity.ai pplx.ai perplexity.com
Hugging Face | huggingface.co hf.co hf.space huggingface.tech
Midjourney | midjourney.com
Stability AI | stability.ai dreamstudio.ai
Grok | x.ai grok.com grokusercontent.com grokipedia.com
Mistral | mistral.ai
Meta AI | meta.ai llama.com
Siri | siri.apple.com guzzoni.apple.com
Google Assistant | assistant.google.com =embeddedassistant.googleapis.com =assistant-s3-pa.googleapis.com
Amazon Bedrock | =bedrock-runtime.us-east-1.amazonaws.com =bedrock-runtime.us-west-2.amazonaws.com
Poe | poe.com poecdn.net
Character.AI | character.ai c.ai characterai.io
Replika | replika.com replika.ai
Pi | pi.ai inflection.ai
Cohere | cohere.com cohere.ai
Groq | groq.com
Together AI | together.ai together.xyz
Replicate | replicate.com replicate.delivery
OpenRouter | openrouter.ai
Runway | runwayml.com
Suno | suno.com suno.ai
Udio | udio.com
ElevenLabs | elevenlabs.io
Pika | pika.art
Luma AI | lumalabs.ai
HeyGen | heygen.com
Synthesia | synthesia.io
Jasper | jasper.ai
QuillBot | quillbot.com
Otter | otter.ai
Gamma | gamma.app
Civitai | civitai.com
Leonardo.Ai | leonardo.ai
Lovable | lovable.dev lovable.app
Cursor | cursor.com cursor.sh cursorapi.com cursor-cdn.com
Windsurf (Codeium) | codeium.com windsurf.com codeiumdata.com
Tabnine | tabnine.com
Phind | phind.com
Manus | manus.im
Weights & Biases | wandb.ai wandb.com
LangChain | langchain.com
Pinecone | pinecone.io
Cerebras | cerebras.ai
Fireworks AI | fireworks.ai
Ollama | ollama.com ollama.ai
LM Studio | lmstudio.ai
DeepSeek | deepseek.com
Kimi | kimi.com moonshot.cn kimi.ai moonshot.ai
豆包 (Doubao) | doubao.com doubaocdn.com ciciai.com cici.com =ark-project.tos-cn-beijing.volces.com
火山方舟 (Volcengine Ark) | ark.cn-beijing.volces.com
扣子 (Coze) | coze.cn coze.com coze.site
即梦 (Jimeng) | jimeng.jianying.com dreamina.capcut.com
通义千问 (Qwen) | tongyi.aliyun.com qianwen.aliyun.com tongyi.com qianwen.com qwen.ai qwenlm.ai dashscope.aliyuncs.com bailian.aliyun.com dashscope-intl.aliyuncs.com lingma.aliyun.com
文心一言 (ERNIE Bot) | yiyan.baidu.com ernie.baidu.com wenxin.baidu.com qianfan.baidubce.com chat.baidu.com
百度AI开放平台 (Baidu AI) | aip.baidubce.com ai.baidu.com
腾讯元宝 (Yuanbao) | yuanbao.tencent.com ima.qq.com
腾讯混元 (Hunyuan) | hunyuan.tencent.com hunyuan.tencentcloudapi.com
智谱清言 (ChatGLM) | chatglm.cn zhipuai.cn bigmodel.cn z.ai
科大讯飞 (iFlytek) | iflytek.com openspeech.cn voicecloud.cn iflyrec.com iflysec.com iflyink.com
MiniMax | minimax.chat minimaxi.com minimax.io
秘塔 (Metaso) | metaso.cn
海螺AI (Hailuo AI) | hailuoai.com hailuoai.video
星野 (Xingye) | xingyeai.com
百川 (Baichuan) | baichuan-ai.com
零一万物 (01.AI) | lingyiwanwu.com 01.ai
阶跃星辰 (StepFun) | stepfun.com yuewen.cn
商汤 (SenseTime) | sensetime.com sensecore.cn sensenova.cn
可灵 (Kling) | klingai.com klingai.kuaishou.com
天工 (Tiangong) | tiangong.cn skywork.ai
硅基流动 (SiliconFlow) | siliconflow.cn siliconflow.com
魔搭 (ModelScope) | modelscope.cn modelscope.com
纳米AI (Nami AI) | n.cn
旷视 (Megvii) | megvii.com faceplusplus.com faceplusplus.com.cn
思必驰 (AISpeech) | aispeech.com dui.ai duiopen.com
出门问问 (Mobvoi) | mobvoi.com chumenwenwen.com moyin.com
小爱同学 (XiaoAI) | ai.xiaomi.com ai.mi.com
讯飞开放平台 (iFlytek Open Platform) | xfyun.cn xf-yun.com
讯飞星火 (iFlytek Spark) | xinghuo.xfyun.cn spark-api.xf-yun.com
问小白 (Wenxiaobai) | wenxiaobai.com
LiblibAI | liblib.art liblib.cloud
`;
