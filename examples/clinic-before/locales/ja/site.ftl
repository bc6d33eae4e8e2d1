### サイトのメニューと決まり文句

menu-columns = コラム
menu-guide = 料金
menu-news = お知らせ
menu-reserve = 診察のご予約

# $count: 記事の数
article-count = { $count }件の記事
about-medium = { -conditioned-medium }について
updated = 更新日：{ $date }
