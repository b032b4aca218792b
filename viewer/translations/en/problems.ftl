### Problems of accounts and of what is no longer shown.

problem-sign-in-needed-title = Please sign in
problem-sign-in-needed-help = This page is for people who work with this catalogue. Sign in and you come back here.
problem-withdrawn-title = Withdrawn
problem-withdrawn-help = This was published here and then withdrawn. The address stays, so that old citations still find an answer.
problem-too-many-attempts-title = Tried too often
problem-too-many-attempts-help = Signing in was tried too often from here. Wait a little, then try again.
