package io.github.camelseedream.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A reply as a provider documents it.
 *
 * @param name who says it, and when
 * @param body one of JSON, with apostrophes for quotes
 */
record SampleReply(String name, String body) {

    private static final String TASK = "a1b2c3d4-e5f6-7890-abcd-ef1234567890";
    private static final String IMAGE =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    static final List<SampleReply> ALL =
            List.of(
                    new SampleReply(
                            "lumenfall, images",
                            "{'created':1,'size':'1024x1024','data':[{'url':'https://a/1.png',"
                                    + "'revised_prompt':'x'},{'b64_json':'"
                                    + IMAGE
                                    + "'}],'metadata':{'executed_model':'m','provider':'fal',"
                                    + "'cost':0.03,'cost_currency':'USD','attempts':[{'n':1}]}}"),
                    new SampleReply(
                            "lumenfall, estimate",
                            "{'model':'m','total_cost_micros':30000,'currency':'USD'}"),
                    new SampleReply(
                            "lumenfall, error",
                            "{'error':{'message':'no','type':'t','code':'MODEL_NOT_FOUND'}}"),
                    new SampleReply(
                            "openai-like, models",
                            "{'object':'list','data':[{'id':'seedream-4.5','owned_by':'b'}]}"),
                    new SampleReply(
                            "apiframe, submit", "{'jobId':'" + TASK + "','status':'QUEUED'}"),
                    new SampleReply(
                            "apiframe, waiting",
                            "{'id':'" + TASK + "','status':'PROCESSING','progress':45}"),
                    new SampleReply(
                            "apiframe, done",
                            "{'id':'"
                                    + TASK
                                    + "','status':'COMPLETED','model':'m','creditCost':4,"
                                    + "'result':{'images':['https://a/1.png']},'expired':false,"
                                    + "'createdAt':'2026-03-15T10:00:00.000Z'}"),
                    new SampleReply(
                            "apiframe, failed",
                            "{'id':'" + TASK + "','status':'FAILED','error':'content policy'}"),
                    new SampleReply(
                            "apiframe, delivery",
                            "{'event':'completed','jobId':'"
                                    + TASK
                                    + "','status':'COMPLETED','model':'m',"
                                    + "'result':{'images':['https://a/1.png']}}"),
                    new SampleReply(
                            "apiframe, error",
                            "{'error':'no','details':{'size':['bad','worse']},"
                                    + "'creditsRequired':4,'creditsAvailable':1}"),
                    new SampleReply("apiframe, upload", "{'url':'https://a/u.png','size':3}"),
                    new SampleReply(
                            "apiframe, models", "{'models':[{'id':'seedream-4.5','costMin':4}]}"),
                    new SampleReply(
                            "apimart, submit",
                            "{'code':200,'data':[{'status':'submitted','task_id':'task_01K8'}]}"),
                    new SampleReply(
                            "apimart, waiting",
                            "{'code':200,'data':{'id':'task_1','status':'in_progress',"
                                    + "'progress':45}}"),
                    new SampleReply(
                            "apimart, done",
                            "{'code':200,'data':{'id':'task_1','status':'completed','progress':100,"
                                    + "'cost':0.03,'credits_cost':3,'result':{'images':[{'url':"
                                    + "['https://a/1.png'],'expires_at':1763174708}]},"
                                    + "'created':1,'completed':2}}"),
                    new SampleReply(
                            "apimart, failed",
                            "{'code':200,'data':{'id':'task_1','status':'failed',"
                                    + "'error':{'code':'prompt_blocked','message':'no'}}}"),
                    new SampleReply(
                            "apimart, error",
                            "{'error':{'code':'insufficient_user_quota','message':'no money',"
                                    + "'type':'t'},'success':false}"),
                    new SampleReply(
                            "uniall, images",
                            "{'created':1,'data':[{'url':'data:image/png;base64,"
                                    + IMAGE
                                    + "'},{'url':'https://a/1.png'}]}"),
                    new SampleReply("a page", "<html><body>no</body></html>"));

    byte[] bytes() {
        return body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}
