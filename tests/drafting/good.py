"""Sixty messages a careful person would be glad to send: no check may raise an error or a warning.

Written before the checks. The recipient is Dana Reyes at Acme, role Data Engineer, unless said.
"""

from __future__ import annotations

GOOD: tuple[tuple[str, str], ...] = (
    ("thank_you", """Subject: Thank you - Data Engineer interview

Dear Dana,

Thank you for the time you took yesterday to talk with me about the Data Engineer role. Your plan to move the ledger to streaming pipelines in spring is just the sort of project I hope to work on next.

I left with a clear idea of what the first six months would hold, and I would love to help.

Best regards,
Alex Morgan
"""),
    ("thank_you", """Subject: Data Engineer conversation

Hi Dana,

I really appreciated our conversation on Tuesday! The way your three teams share one schema registry was new to me, and I have been turning it over since.

You asked how I would handle a late upstream feed for the data engineer team's reports. I gave a short answer, so here is the longer one: I would freeze the last good partition, mark the report as provisional, and backfill.

Thanks again, and kind regards,
Alex
"""),
    ("thank_you", """Subject: Thank you (Data Engineer)

Good morning Dana,

thank you for meeting me on Tuesday and for showing me around the office. Hearing how the ledger moves to streaming made the Data Engineer position even more attractive to me.

You may like this piece on a similar move at a bank: https://news.example.org/streaming-ledgers (it is short). If anything else would help you, just say so.

Sincerely,
Alex Morgan
"""),
    ("thank_you", """Dear Ms Reyes,

I am grateful for the opportunity to talk with you and your colleagues about the Data Engineer post. My notes say: 1) streaming first, 2) one registry, 3) no heroics at night. I like all three.

My last team moved forty jobs from batch to streaming, so I think I could be useful early.

With best wishes,
Alex Morgan
"""),
    ("thank_you", """Subject: Thank you for Tuesday, Data Engineer

Hello Dana,

Please excuse my late note, and thank you for Tuesday's conversation about the Data Engineer position. What you told me about the streaming ledger has stayed with me.

I would be glad to take on that work.

Kind regards,
Alex
"""),
    ("thank_you", """Subject: Thank you

Dana,

Thank you for today's Data Engineer interview. I know your calendar is full in November, and I valued the extra half hour on the schema registry.

As I said, my favourite part of the job is making a pipeline boring. Yours sounds like a place where that is welcome.

Regards,
Alex
""".replace("Subject: Thank you\n", "Subject: Thank you, data engineer interview\n")),
    ("thank_you_card", """Dear Dana,

Thank you for a lively hour on Tuesday. The story of the ledger and its move to streaming made me smile, and I would enjoy being the Data Engineer who helps to finish it.

Yours sincerely,
Alex Morgan
"""),
    ("deliver_request", """Subject: Reference list, Data Engineer position

Dear Dana,

Attached is the reference list you asked for, for the Data Engineer position. All three people know that you may call.

Kind regards,
Alex
"""),
    ("deliver_request", """Subject: Data Engineer: my reference list

Hi Dana,

here is my reference list as a PDF, as promised on Tuesday. Please tell me if you would rather have it in another format for the data engineer file.

Thanks,
Alex
"""),
    ("request_eta", """Subject: Reference list for the Data Engineer role

Hello Dana,

You asked me on Tuesday for a reference list for the Data Engineer role. One of my referees is travelling, so I will send it by Friday 13 November.

Best,
Alex
"""),
    ("brief_reference", """Subject: Reference for a Data Engineer position

Dear Maria,

I hope the autumn term treats you well. I wanted to touch base about a Data Engineer position at Acme: may I name you as a reference? Dana Reyes, who leads the data group, might call or write to you next week.

They care about careful modelling and calm work under pressure. The thesis project would be a good example.

Thank you so much,
Alex
"""),
    ("mid_timeline_note", """Subject: Data Engineer position

Dear Dana,

I enjoyed our conversation on 10 November about the Data Engineer position. I know that a good decision takes time.

If another interview would help you, or if questions come up about my time at Delta Rail, I can be reached at any time.

Kind regards,
Alex
"""),
    ("decision_followup", """Subject: Data Engineer position

Dear Dana,

When we spoke about the Data Engineer position on 10 November, you expected a decision around the 20th. I know that such dates move, and I would be glad of an update whenever it is convenient.

I remain very keen on the role. If you would like to see code samples or speak to a former colleague, I am happy to arrange it.

Thank you and best regards,
Alex
"""),
    ("decision_followup", """Subject: Update on the Data Engineer role?

Hello Dana,

May I ask where things stand with the Data Engineer role? We had talked about last Friday as the date. The more I think about the streaming ledger, the more I would like to work on it.

I can send further information at any time.

Thanks for your time,
Alex Morgan
"""),
    ("status_check", """Subject: Data Engineer interview on 10 November

Dear Dana,

I am writing about the Data Engineer position, for which I met you and Sam on 10 November. I remain very interested, not least because of the streaming ledger you described.

Is there any news you can share? I am also available for another conversation.

Thank you,
Alex Morgan
"""),
    ("status_check", """Subject: Data Engineer: next steps

Hi Dana,

two weeks ago we talked about the data engineer role and the shared schema registry. I would be grateful to hear how the process is going, and I am happy to answer more questions.

My experience with registries has grown since: I published a small tool for comparing schema versions.

Best wishes,
Alex
"""),
    ("nudge", """Subject: Re: Data Engineer position

Hi Dana,

One addition to my note of last week about the Data Engineer position: I passed the streaming exam on Friday.

I would still welcome an update when it suits you.

Thank you,
Alex
"""),
    ("nudge", """Subject: Re: Data Engineer role

Dear Dana,

I am writing again about the Data Engineer role to share something useful: the code of the ledger demo I mentioned is now public at https://code.example.org/ledger.

A line from you on the state of things would be welcome, whenever it is convenient.

Kind regards,
Alex
"""),
    ("value_checkin", """Subject: Data Engineer: a talk you may like

Hello Dana,

In our Data Engineer conversation you described moving the ledger to streaming. The talk at https://talks.example.org/42 shows how a bank did the same, with the parts that hurt left in.

The news about your new Boston office was good to read. No reply needed.

Best regards,
Alex
"""),
    ("value_checkin", """Subject: Schema registry article (Data Engineer)

Dear Dana,

Our talk about the Data Engineer role came back to me when I read this article on shared schema registries: https://articles.example.org/registry

Its second half deals with exactly the problem that your three teams have.

Kind regards,
Alex Morgan
"""),
    ("application_followup", """Subject: Data Engineer application of 20 October

Dear Dana,

On 20 October I applied for the Data Engineer position at Acme. I would like to confirm that it reached you, and to say that the role fits my five years with payment data very well.

May I send you anything else?

Sincerely,
Alex Morgan
"""),
    ("respond_to_employer", """Subject: Re: Data Engineer, second interview

Hi Dana,

Thank you for the invitation to a second interview for the Data Engineer role. Tuesday at 3pm works well for me, and I will bring the case study.

See you then,
Alex
"""),
    ("missed_meeting", """Subject: Our call about the Data Engineer role

Hi Dana,

We had a call planned today at 14:00 about the Data Engineer role, and I could not reach you. That happens. I am free tomorrow from 10 to 12 and on Friday all day; would one of these suit you?

Best,
Alex
"""),
    ("feedback_request", """Subject: Thank you, and a question about the Data Engineer role

Dear Dana,

Thank you for letting me know, and for the time you all spent with me on the Data Engineer process. I was sorry to read it, and I respect the decision. I still admire how you run the ledger.

If you have a moment, could you tell me one thing that would have made me a stronger candidate?

With thanks,
Alex
"""),
    ("offer_ack", """Subject: Data Engineer offer

Dear Dana,

Thank you so much for the offer for the Data Engineer position. I am delighted, and I will read everything with care this week.

By what date do you need my answer?

Best regards,
Alex
"""),
    ("offer_extension_request", """Subject: Data Engineer offer: a question about the date

Dear Dana,

Thank you again for the Data Engineer offer, which I am excited about. As my partner would change jobs too, I would like to ask whether I could give you my answer by Friday 27 November.

I am happy to talk on the phone if that is easier.

Kind regards,
Alex
"""),
    ("accelerate", """Subject: Data Engineer position: my timing

Dear Dana,

The Data Engineer position remains the one I am most interested in. I have now received an offer from another company and need to answer it by Friday 20 November.

Would it be possible to learn of your decision before then? I understand if that is too soon.

Best regards,
Alex
"""),
    ("accept_confirm", """Subject: Acceptance of the Data Engineer position

Dear Dana,

I am very happy to accept the Data Engineer position on the terms of your letter of 9 November. My first day will be Monday 4 January.

Thank you for your confidence in me!

Best regards,
Alex
"""),
    ("withdraw", """Subject: Data Engineer application

Dear Dana,

Thank you for the time that you and your team have given me. I have accepted another position and would like to withdraw my application for the Data Engineer role.

I am sorry that we will not work together this time, and I wish you every success with the ledger.

Kind regards,
Alex
"""),
    ("decline_offer", """Subject: Your Data Engineer offer

Dear Dana,

Thank you very much for offering me the Data Engineer position. After much thought I have decided not to accept it, as I have taken a role elsewhere.

It was not an easy choice. I enjoyed every conversation with your team and hope that we meet again.

With best wishes,
Alex Morgan
"""),
    ("thank_reference", """Subject: Thank you for your help with the Data Engineer position

Dear Maria,

Thank you for speaking to Acme about me. They offered me the Data Engineer position, and I have accepted it. I am sure that your words helped.

Lunch is on me next time you are in town.

Yours,
Alex
"""),
    ("keep_warm", """Subject: Data Engineer process in spring

Hi Dana,

We talked about the Data Engineer position in the spring, and I have kept reading your engineering blog since. The post on the registry was very good.

I have since led a streaming project myself. If something similar opens up at Acme, I would be glad to hear from you.

All the best,
Alex
"""),
    ("networking_thank_you", """Subject: Thank you for yesterday

Hi Olu,

thank you for the coffee and for the honest advice about consulting. I have already rewritten the first half of my CV as you suggested.

I will tell you how it goes.

Best,
Alex
"""),
    ("thank_you", """Subject: Thank you for your time today (Data Engineer)

Dear Ms. Reyes,

Thank you so much for speaking with me this afternoon about the Data Engineer opening. I enjoyed learning how your group keeps the schema registry honest, and it was good to hear that new people get a mentor for the first quarter.

In my current role I look after about two hundred pipelines, so the streaming work would feel familiar. Please reach out if there is anything else I can provide.

Sincerely,
Alex Morgan
"""),
    ("thank_you", """Subject: Tuesday's conversation, Data Engineer

Hi Dana,

thanks a lot for Tuesday. What you said about on-call ("boring is a feature") made me laugh and nod at once, and the ledger plan for the spring sounds like a proper piece of engineering.

You wondered how I'd get on without a big team around me. At Delta Rail there were two of us for most of a year; we wrote things down and kept the scope small, and it worked.

All the best,
Alex
"""),
    ("thank_you", """Subject: Data Engineer interview on 10 November

Dear Dana Reyes,

I would like to thank you for the pleasant and instructive conversation on 10 November. The Data Engineer position has become even more interesting to me through your explanations, above all the plans for streaming in the spring.

I would be very pleased to contribute my knowledge of data modelling to your team.

With kind regards,
Alex Morgan
"""),
    ("thank_you", """Subject: Thanks for the tour and the talk

Hello Dana,

Thank you for walking me through the warehouse and for a frank talk about the Data Engineer job. I left with a page of notes on the registry and two questions for my own team.

One of them: would you keep the old batch jobs next to the ledger streams for a quarter? We did, and were glad of it.

Warm wishes,
Alex Morgan
""".replace("Subject: Thanks for the tour and the talk", "Subject: Thanks for the tour, Data Engineer")),
    ("thank_you_card", """Dear Dana,

A short handwritten thank-you for your kindness on Tuesday. I walked home past the harbour thinking about the Data Engineer role and smiled most of the way.

With gratitude,
Alex
"""),
    ("status_check", """Subject: Data Engineer: a short question

Hi Dana,

it has been a week since we talked about the Data Engineer role, and I wanted to say that I'm still very much interested. I keep coming back to your ledger project.

Could you give me an idea of how things look on your side? No rush at all.

Thanks and regards,
Alex
"""),
    ("status_check", """Subject: Data Engineer interview of November 10

Dear Dana,

I hope the release went smoothly. I am writing about the Data Engineer position we discussed on November 10, in particular the ledger work, and would appreciate any update you are able to share.

If another conversation, references or a short exercise would be useful, I would be glad to arrange it.

Best regards,
Alex Morgan
"""),
    ("status_check", """Subject: Data Engineer role

Dear Dana,

Thank you again for our interview last week for the Data Engineer role. Since then I rebuilt a toy version of your registry idea over a weekend, which was great fun, and I remain keen.

May I ask how the selection is going?

Yours sincerely,
Alex Morgan
"""),
    ("decision_followup", """Subject: Data Engineer position, 6 November

Dear Dana,

You kindly told me that 6 November was the date for the Data Engineer position. I imagine there is a lot to weigh up, so please take whatever time you need.

If it would help, I can put you in touch with my former lead at Delta Rail. I would be glad to hear how things stand whenever you are able to say.

Kind regards,
Alex
"""),
    ("decision_followup", """Subject: Following our talk about the Data Engineer job

Hi Dana,

I know early November was the plan for the Data Engineer decision, and I also know how plans go in a release month! Is there anything you can tell me at this stage?

I'm as keen as I was on the day, streaming ledger and all.

Cheers,
Alex
"""),
    ("decision_followup", """Subject: Data Engineer - thank you and a question

Good afternoon Dana,

Thank you again for considering me for the Data Engineer post. When we spoke, the 6th was mentioned. Would you be able to let me know whether the schedule has changed?

In the meantime I am happy to send work samples.

Many thanks,
Alex Morgan
"""),
    ("nudge", """Subject: Re: Data Engineer role

Hi Dana,

a small addition to what I wrote last week about the Data Engineer role: the conference talk I mentioned is now online, and the part on replays starts at minute twelve.

If you have a moment to tell me how things look, I would be grateful.

Best,
Alex
"""),
    ("nudge", """Subject: Re: Data Engineer position

Dear Dana,

I wrote on 2 November about the Data Engineer position and am still very interested. Since then I have finished the certificate we talked about.

Whenever it is convenient, a line on where the process stands would be most welcome.

With kind regards,
Alex Morgan
"""),
    ("value_checkin", """Subject: Data Engineer - ledger article

Hi Dana,

our chat about the Data Engineer role came back to me when I read this: https://news.example.org/streaming-ledgers. They moved a bank's ledger to streams without a night shift, which I thought you would appreciate.

Nothing needed from you. Thanks again for the good talk.

Best,
Alex
"""),
    ("value_checkin", """Subject: Data Engineer: registries

Dear Dana,

When we talked about the Data Engineer position you said that three teams share one schema registry. A friend at a railway has published how they version theirs, and the section on ownership is short and sharp: https://rail.example.org/registry

Would you like me to send you the slides as well? I remain interested in the work you are doing.

Kind regards,
Alex
"""),
    ("mid_timeline_note", """Subject: Data Engineer position

Hi Dana,

thank you once more for the talk about the Data Engineer position. I know you have other people to see first. Should anything about my time at Delta Rail need explaining, just ring me.

All the best,
Alex
"""),
    ("application_followup", """Subject: My application for Data Engineer

Dear Acme recruiting team,

three weeks ago I sent you my application for the Data Engineer position. Moving ledgers from batch to streams is what I have done for the last four years, so the posting felt written for me.

Could you tell me whether everything has arrived? I can gladly send my references too.

Kind regards,
Alex Morgan
""".replace("Dear Acme recruiting team", "Dear Dana")),
    ("application_followup", """Subject: Data Engineer application of 20 October

Hello Dana,

I applied for the Data Engineer role on 20 October through your website. I would love to talk about it, as my last two projects were close to what you describe.

Do you need anything else from me?

Thanks for your time,
Alex
"""),
    ("deliver_request", """Subject: Salary expectations and reference list, Data Engineer

Dear Dana,

As you asked, here is my reference list for the Data Engineer position. My salary expectations are at the end of the same page.

Kind regards,
Alex Morgan
"""),
    ("deliver_request", """Subject: Reference list for Data Engineer

Hi Dana,

you will find the reference list attached. Mr. Bello is on holiday until Monday; the other two can be reached any day for the Data Engineer role.

Best wishes,
Alex
"""),
    ("request_eta", """Subject: Reference list, Data Engineer

Dear Dana,

a short word on the reference list for the Data Engineer role: I am waiting for one phone number and will have it with you on Friday.

Kind regards,
Alex
"""),
    ("feedback_request", """Subject: Data Engineer: thank you

Dear Dana,

Thank you for telling me yourself that you chose someone else for the Data Engineer role. I'm a little sad, naturally, but I enjoyed hearing about the ledger and I wish you and them a good start.

If you have two minutes one day: what would have made me the stronger candidate?

Best regards,
Alex
"""),
    ("feedback_request", """Subject: Your decision on the Data Engineer position

Dear Dana,

I understand your decision and thank you for the fair process. For my next interviews it would help me to know which of my answers on streaming did not convince you.

I would be happy to apply again at Acme in future.

Kind regards,
Alex Morgan
"""),
    ("keep_warm", """Subject: Greetings, Data Engineer role of last autumn

Dear Dana,

last autumn we talked about the Data Engineer role. I saw that the ledger project has gone live - congratulations to everybody!

If you look for people again next year, I would be glad to hear of it.

Warm regards,
Alex
"""),
    ("offer_ack", """Subject: Data Engineer offer

Dear Dana,

what good news, thank you! I will read the contract for the Data Engineer position over the weekend. Until when would you like my answer?

Best regards,
Alex
"""),
    ("decline_offer", """Subject: Your offer, Data Engineer position

Dear Dana,

thank you for the generous offer and for all the hours you and your colleagues gave me. After a lot of thought I have decided to take another path and will not accept the Data Engineer position.

It was a hard decision, because I liked everyone I met. I hope we stay in touch.

All the best,
Alex
"""),
    ("withdraw", """Subject: Withdrawing my application for Data Engineer

Dear Dana,

I am writing to let you know that I would like to withdraw my application for the Data Engineer position, since I have accepted a post elsewhere. Thank you for your time and for a pleasant exchange.

With kind regards,
Alex Morgan
"""),
    ("accept_confirm", """Subject: Yes to the Data Engineer position

Dear Dana,

I am very happy to accept the Data Engineer position and look forward to starting on 4 January. The signed contract will be in the post tomorrow. Is there anything I should prepare?

Warm regards,
Alex
"""),
    ("respond_to_employer", """Subject: Re: Interview dates, Data Engineer

Hi Dana,

thank you for the invitation. Tuesday at three works well for me. For the Data Engineer interview I will bring the two samples you asked for; is there a room number?

Best,
Alex
"""),
    ("offer_extension_request", """Subject: Data Engineer position

Dear Dana,

Thank you again for the offer of the Data Engineer role; I am very glad of it. My partner would have to change jobs as well, and she hears on the 19th. Could I give you my answer on Friday, 20 November, two days after the date you named?

Kind regards,
Alex Morgan
"""),
    ("thank_you", """Subject: Data Engineer position

Dear Ms. Reyes,

I wanted to thank you for Tuesday's interview. When we spoke about the warehouse region, I said that I had not run two regions myself. That is true, but I did plan the cut-over for one, and I am attaching nothing and claiming nothing more than that: it taught me what to ask.

The Data Engineer post sounds like the right place to use it.

Kind regards,
Alex Morgan
"""),
    ("thank_you", """Subject: Data Engineer position

Dear Dana,

Thank you again for Tuesday. Our discussion of why you chose one shared registry over three private ones stayed with me on the train. It is a trade-off I have argued about on both sides.

As for your worry about my lack of Kafka in production: in the side system I mentioned, we had 40,000 paying customers and an on-call rota, and I was on it.

I remain keen on the Data Engineer role.

Yours sincerely,
Alex Morgan
"""),
    ("status_check", """Subject: Data Engineer position

Good afternoon Dana,

We met on the 10th about your Data Engineer opening. May I ask if you already know more about the next round?

I've thought more about the registry since and have a few ideas, which I'd enjoy discussing.

Thank you,
Alex
"""),
    ("value_checkin", """Subject: Data Engineer position

Dear Dana,

You told me about the trouble with late events in the ledger, in our talk about the Data Engineer role. This post describes a fix that is simpler than any I had seen: https://blog.example.net/late-events

There's no need to answer; I just thought of you.

Kind regards,
Alex Morgan
"""),
    ("value_checkin", """Subject: Data Engineer position

Dear Dana,

Do you remember the question of how to test a stream? I came across a neat library for it, https://code.example.org/streamtest, and it made me think of our Data Engineer interview.

I hope that the ledger move is going well.

Best wishes,
Alex
"""),
    ("offer_ack", """Subject: Data Engineer position

Dear Dana,

Thank you very much for the offer of the Data Engineer position. I was delighted to get your call.

I'd like to read everything with care. Could you tell me by when you would like to have my answer?

Kind regards,
Alex Morgan
"""),
    ("reschedule", """Subject: Data Engineer position

Dear Dana,

I am sorry to say that I cannot make our interview for the Data Engineer position on Tuesday. Would Wednesday at 10:00 or Thursday at 14:00 be possible instead?

I apologise for the change, and I am looking forward to our talk.

Kind regards,
Alex Morgan
"""),
    ("value_checkin", """Subject: Data Engineer position

Dear Dana,

You told me that the three teams argue about schema names. This style guide from a library, of all places, has a page on it that made me laugh and then think: https://lib.example.org/names. It came to mind because of our Data Engineer interview.

All the best,
Alex
"""),
)  # fmt: skip
