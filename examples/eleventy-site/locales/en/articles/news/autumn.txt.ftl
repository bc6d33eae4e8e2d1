### taiyaku catalog 1

## 膝の教室を開きます

# > 膝の教室を開きます
s-f28xh0xcbt = We are holding a knee class

# > 11月8日の午後2時から、膝の教室を開きます。
s-0fcgk0qw2a = We are holding a knee class on November 8 from 2 p.m.

# > 参加は無料です。
s-96zh6104xn = Attendance is free of charge.

# > 変形性膝関節症の話を30分ほどします。
s-xah7k5hq8g = I will talk about knee osteoarthritis for about 30 minutes.

# > 運動をしても大丈夫ですか。
s-h55qgjedfp = Is it all right to exercise?

# > 痛みが強い日は休み、弱い日に少しずつ動かしましょう。
s-n1wpnpb8w7 = Rest on days when the pain is strong, and move a little at a time on days when it is weak.
