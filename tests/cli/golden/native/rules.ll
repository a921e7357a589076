; ModuleID = 'carom'
source_filename = "carom"

@carom_rules = dso_local constant { i32, [4 x { i32, i32, i32 }] } { i32 4, [4 x { i32, i32, i32 }] [{ i32, i32, i32 } { i32 0, i32 trunc (i64 sub (i64 ptrtoint (ptr @rule_0 to i64), i64 ptrtoint (ptr @carom_rules to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr @carom_rules_constants to i64), i64 ptrtoint (ptr @carom_rules to i64)) to i32) }, { i32, i32, i32 } { i32 1, i32 trunc (i64 sub (i64 ptrtoint (ptr @rule_1 to i64), i64 ptrtoint (ptr @carom_rules to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr getelementptr (i32, ptr @carom_rules_constants, i32 4) to i64), i64 ptrtoint (ptr @carom_rules to i64)) to i32) }, { i32, i32, i32 } { i32 2, i32 trunc (i64 sub (i64 ptrtoint (ptr @rule_0 to i64), i64 ptrtoint (ptr @carom_rules to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr getelementptr (i32, ptr @carom_rules_constants, i32 8) to i64), i64 ptrtoint (ptr @carom_rules to i64)) to i32) }, { i32, i32, i32 } { i32 3, i32 trunc (i64 sub (i64 ptrtoint (ptr @rule_3 to i64), i64 ptrtoint (ptr @carom_rules to i64)) to i32), i32 trunc (i64 sub (i64 ptrtoint (ptr getelementptr (i32, ptr @carom_rules_constants, i32 12) to i64), i64 ptrtoint (ptr @carom_rules to i64)) to i32) }] }
@carom_rules_constants = internal constant [19 x i32] [i32 550, i32 1, i32 5250048, i32 999, i32 400, i32 99, i32 4, i32 5, i32 552, i32 7, i32 5244928, i32 999, i32 384, i32 0, i32 3, i32 0, i32 11, i32 3, i32 11]

; Function Attrs: nounwind
define internal zeroext i1 @rule_0(ptr nocapture %facts, ptr nocapture %constants) #0 {
entry:
  %0 = getelementptr inbounds i8, ptr %facts, i64 68
  %code = load i32, ptr %0, align 4
  %1 = icmp ne i32 %code, 0
  %2 = getelementptr inbounds i32, ptr %constants, i64 0
  %constant = load i32, ptr %2, align 4
  %3 = icmp eq i32 %code, %constant
  %4 = and i1 %1, %3
  %5 = getelementptr inbounds i8, ptr %facts, i64 0
  %predicates = load ptr, ptr %5, align 8
  %6 = getelementptr inbounds i32, ptr %constants, i64 1
  %constant1 = load i32, ptr %6, align 4
  %7 = zext i32 %constant1 to i64
  %8 = getelementptr inbounds [4 x i8], ptr %predicates, i64 %7
  %known = load i32, ptr %8, align 4
  %9 = getelementptr inbounds i8, ptr %facts, i64 52
  %held = load i32, ptr %9, align 4
  %10 = icmp eq i32 %known, %held
  %11 = and i1 %4, %10
  %12 = getelementptr inbounds i8, ptr %facts, i64 56
  %status = load i32, ptr %12, align 4
  %13 = icmp ne i32 %status, 0
  %14 = getelementptr inbounds i32, ptr %constants, i64 2
  %constant2 = load i32, ptr %14, align 4
  %15 = sub i32 %status, %constant2
  %16 = getelementptr inbounds i32, ptr %constants, i64 3
  %constant3 = load i32, ptr %16, align 4
  %17 = icmp ule i32 %15, %constant3
  %18 = and i1 %13, %17
  %19 = xor i1 %18, true
  %20 = and i1 %11, %19
  br i1 %20, label %holds, label %fails

holds:                                            ; preds = %entry
  ret i1 true

fails:                                            ; preds = %entry
  ret i1 false
}

; Function Attrs: nounwind
define internal zeroext i1 @rule_1(ptr nocapture %facts, ptr nocapture %constants) #0 {
entry:
  %0 = getelementptr inbounds i8, ptr %facts, i64 68
  %code = load i32, ptr %0, align 4
  %1 = icmp ne i32 %code, 0
  %2 = getelementptr inbounds i32, ptr %constants, i64 0
  %constant = load i32, ptr %2, align 4
  %3 = sub i32 %code, %constant
  %4 = getelementptr inbounds i32, ptr %constants, i64 1
  %constant1 = load i32, ptr %4, align 4
  %5 = icmp ule i32 %3, %constant1
  %6 = and i1 %1, %5
  br i1 %6, label %costly, label %fails

holds:                                            ; preds = %costly3, %costly
  ret i1 true

fails:                                            ; preds = %costly3, %entry
  ret i1 false

costly:                                           ; preds = %entry
  %7 = getelementptr inbounds i8, ptr %facts, i64 0
  %predicates = load ptr, ptr %7, align 8
  %8 = getelementptr inbounds i32, ptr %constants, i64 2
  %constant2 = load i32, ptr %8, align 4
  %9 = zext i32 %constant2 to i64
  %10 = getelementptr inbounds [4 x i8], ptr %predicates, i64 %9
  %known = load i32, ptr %10, align 4
  %11 = getelementptr inbounds i8, ptr %facts, i64 52
  %held = load i32, ptr %11, align 4
  %12 = icmp eq i32 %known, %held
  br i1 %12, label %holds, label %costly3

costly3:                                          ; preds = %costly
  %13 = getelementptr inbounds i8, ptr %facts, i64 24
  %helpers = load ptr, ptr %13, align 8
  %14 = getelementptr inbounds i8, ptr %helpers, i64 0
  %predicate_holds = load ptr, ptr %14, align 8
  %15 = getelementptr inbounds i8, ptr %facts, i64 16
  %truth = load ptr, ptr %15, align 8
  %16 = getelementptr inbounds i32, ptr %constants, i64 3
  %constant4 = load i32, ptr %16, align 4
  %holds5 = call zeroext i1 %predicate_holds(ptr %truth, i32 %constant4) #0
  br i1 %holds5, label %holds, label %fails
}

; Function Attrs: nounwind
define internal zeroext i1 @rule_3(ptr nocapture %facts, ptr nocapture %constants) #0 {
entry:
  %0 = getelementptr inbounds i8, ptr %facts, i64 80
  %stage = load i8, ptr %0, align 1
  %1 = icmp ne i8 %stage, 0
  %2 = zext i8 %stage to i32
  %3 = zext i32 %2 to i64
  %4 = getelementptr inbounds i32, ptr %constants, i64 0
  %constant = load i64, ptr %4, align 4
  %5 = lshr i64 %constant, %3
  %6 = trunc i64 %5 to i1
  %7 = and i1 %1, %6
  %8 = getelementptr inbounds i8, ptr %facts, i64 32
  %attempts = load i64, ptr %8, align 4
  %9 = getelementptr inbounds i8, ptr %facts, i64 76
  %attempts1 = load i8, ptr %9, align 1
  %10 = icmp ne i8 %attempts1, 0
  %11 = getelementptr inbounds i32, ptr %constants, i64 2
  %constant2 = load i64, ptr %11, align 4
  %12 = icmp sge i64 %attempts, %constant2
  %13 = and i1 %10, %12
  %14 = and i1 %7, %13
  br i1 %14, label %costly, label %fails

holds:                                            ; preds = %possible, %costly
  ret i1 true

fails:                                            ; preds = %possible, %unknown, %entry
  ret i1 false

costly:                                           ; preds = %entry
  %15 = getelementptr inbounds i8, ptr %facts, i64 0
  %predicates = load ptr, ptr %15, align 8
  %16 = getelementptr inbounds i32, ptr %constants, i64 4
  %constant3 = load i32, ptr %16, align 4
  %17 = zext i32 %constant3 to i64
  %18 = getelementptr inbounds [4 x i8], ptr %predicates, i64 %17
  %known = load i32, ptr %18, align 4
  %19 = getelementptr inbounds i8, ptr %facts, i64 52
  %held = load i32, ptr %19, align 4
  %20 = icmp eq i32 %known, %held
  br i1 %20, label %holds, label %unknown

unknown:                                          ; preds = %costly
  %21 = getelementptr inbounds i8, ptr %facts, i64 8
  %patterns = load ptr, ptr %21, align 8
  %22 = getelementptr inbounds i32, ptr %constants, i64 5
  %constant4 = load i32, ptr %22, align 4
  %23 = zext i32 %constant4 to i64
  %24 = getelementptr inbounds [16 x i8], ptr %patterns, i64 %23
  %found = load i32, ptr %24, align 4
  %25 = getelementptr inbounds i8, ptr %facts, i64 48
  %turn = load i32, ptr %25, align 4
  %26 = icmp eq i32 %found, %turn
  br i1 %26, label %possible, label %fails

possible:                                         ; preds = %unknown
  %27 = getelementptr inbounds i8, ptr %facts, i64 24
  %helpers = load ptr, ptr %27, align 8
  %28 = getelementptr inbounds i8, ptr %helpers, i64 0
  %predicate_holds = load ptr, ptr %28, align 8
  %29 = getelementptr inbounds i8, ptr %facts, i64 16
  %truth = load ptr, ptr %29, align 8
  %30 = getelementptr inbounds i32, ptr %constants, i64 6
  %constant5 = load i32, ptr %30, align 4
  %holds6 = call zeroext i1 %predicate_holds(ptr %truth, i32 %constant5) #0
  br i1 %holds6, label %holds, label %fails
}

attributes #0 = { nounwind }
